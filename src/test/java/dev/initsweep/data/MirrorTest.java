package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {

  private static final Set<String> LABELS = Set.of(IdxPart.TEST_LABELS.packedName());
  private static final String PATH = "/files/t10k-labels-idx1-ubyte.gz";

  @TempDir private Path folder;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void downloadsThePackedFiles() throws Exception {
    byte[] packed = TinyIdx.packed(TinyIdx.TEST_LABELS);
    server.createContext(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, packed.length);
          exchange.getResponseBody().write(packed);
          exchange.close();
        });
    Path obtained = mirror(server.getAddress().getPort(), 5000).obtain(LABELS, folder);
    assertThat(obtained.resolve("t10k-labels-idx1-ubyte.gz")).hasBinaryContent(packed);
  }

  @Test
  void namesTheStatusOfARefusal() {
    Mirror mirror = mirror(server.getAddress().getPort(), 5000);
    assertThatThrownBy(() -> mirror.obtain(LABELS, folder))
        .isInstanceOf(OriginException.class)
        .hasMessage("IO: HTTP status 404");
  }

  @Test
  void givesUpOnAHostThatNeverAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Mirror mirror = mirror(silent.getLocalPort(), 1000);
      assertThatThrownBy(() -> mirror.obtain(LABELS, folder))
          .isInstanceOf(OriginException.class)
          .hasMessage("SocketTimeout: Read timed out");
    }
  }

  @Test
  void givesUpOnAHostThatFallsSilent() {
    server.createContext(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
        });
    Mirror mirror = mirror(server.getAddress().getPort(), 1000);
    assertThatThrownBy(() -> mirror.obtain(LABELS, folder))
        .isInstanceOf(OriginException.class)
        .hasMessage("SocketTimeout: Read timed out");
  }

  @Test
  void namesAClosedPort() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    Mirror mirror = mirror(port, 5000);
    assertThatThrownBy(() -> mirror.obtain(LABELS, folder))
        .isInstanceOf(OriginException.class)
        .hasMessage("Connect: Connection refused");
  }

  private static Mirror mirror(int port, int patience) {
    return new Mirror(
        URI.create(String.format(Locale.ROOT, "http://127.0.0.1:%d/files/", port)),
        Duration.ofMillis(patience));
  }
}

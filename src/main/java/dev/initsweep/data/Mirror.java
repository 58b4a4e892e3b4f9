package dev.initsweep.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A web server with the files in one folder. It is given up at its first failure.
 *
 * @param base address of the folder, with a slash at its end
 * @param patience how long it may be silent
 */
record Mirror(URI base, Duration patience) implements Origin {

  static Mirror at(String base) {
    return new Mirror(URI.create(base), Duration.ofSeconds(4));
  }

  @Override
  public Path obtain(Set<String> files, Path temporary) throws OriginException, IOException {
    for (String file : files) {
      download(base.resolve(file), temporary.resolve(file));
    }
    return temporary;
  }

  private void download(URI address, Path path) throws OriginException, IOException {
    HttpURLConnection connection = connect(address);
    try (InputStream in = connection.getInputStream()) {
      Files.copy(in, path);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new OriginException(Reasons.of(e), e);
    } finally {
      connection.disconnect();
    }
  }

  /** Connects on a thread of its own, as looking up the host's name has no time-out in Java. */
  private HttpURLConnection connect(URI address) throws OriginException {
    FutureTask<HttpURLConnection> task = new FutureTask<>(() -> open(address));
    Thread thread = new Thread(task, "fetch-" + address.getHost());
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(3 * patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new OriginException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OriginException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause
          ? new OriginException(Reasons.of(cause), cause)
          : new OriginException(e.getCause().toString(), e);
    }
  }

  /** Not java.net.http: its time-outs end with the headers, and a host may fall silent later. */
  private HttpURLConnection open(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout((int) patience.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      connection.disconnect();
      throw new IOException("HTTP status " + status);
    }
    return connection;
  }

  @Override
  public String toString() {
    return base.toString();
  }
}

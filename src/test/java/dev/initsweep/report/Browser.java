package dev.initsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The system's chromium without a window, through the protocol of its developer tools. */
final class Browser implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

  private Browser(Process process, URI page) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Listener()).join();
  }

  /** Starts chromium with a profile of its own, which goes into a folder. */
  static Browser start(Path folder) throws IOException, InterruptedException {
    Path profile = Files.createDirectories(folder.resolve("profile"));
    Process process =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--window-size=1280,900",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    for (int tries = 0; !isWritten(port); tries++) {
      if (!process.isAlive() || tries > 10 * PATIENCE_SECONDS) {
        process.destroyForcibly();
        throw new IOException(
            "Cannot start chromium: " + Files.readString(folder.resolve("chromium.log")));
      }
      Thread.sleep(100);
    }
    String list =
        "http://127.0.0.1:%s/json/list".formatted(Files.readAllLines(port).get(0).strip());
    String targets =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(list)).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    for (JsonNode target : MAPPER.readTree(targets)) {
      if (target.path("type").asText().equals("page")) {
        Browser browser =
            new Browser(process, URI.create(target.path("webSocketDebuggerUrl").asText()));
        browser.call("Runtime.enable", Map.of());
        browser.call("Log.enable", Map.of());
        browser.call("Page.enable", Map.of());
        return browser;
      }
    }
    process.destroyForcibly();
    throw new IOException("Cannot find a page of chromium's in " + targets);
  }

  private static boolean isWritten(Path port) throws IOException {
    return Files.exists(port) && Files.readAllLines(port).size() >= 2;
  }

  void open(Path file) throws InterruptedException {
    open(file, "");
  }

  /** Opens a page at an address that goes on with a hash. */
  void open(Path file, String hash) throws InterruptedException {
    call("Page.navigate", Map.of("url", file.toUri() + hash));
    until("document.readyState === 'complete' && location.protocol === 'file:'");
  }

  /** What an expression in JavaScript gives; a promise is waited for. */
  JsonNode evaluate(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  void until(String condition) throws InterruptedException {
    for (int tries = 0; !evaluate(condition).asBoolean(); tries++) {
      if (tries > 20 * PATIENCE_SECONDS) {
        throw new IllegalStateException("never true: " + condition);
      }
      Thread.sleep(50);
    }
  }

  void press(String key) {
    call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key));
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  void picture(Path file) throws IOException {
    String data = call("Page.captureScreenshot", Map.of("format", "png")).path("data").asText();
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /** Errors and warnings of the console, and exceptions that nobody caught. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  JsonNode call(String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = MAPPER.createObjectNode().put("id", id).put("method", method);
    message.set("params", MAPPER.valueToTree(parameters));
    socket.sendText(message.toString(), true).join();
    return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Ends chromium and then its helpers, which may still write into the profile. */
  @Override
  public void close() throws IOException {
    List<ProcessHandle> helpers = process.descendants().toList();
    process.destroy();
    end(process.toHandle());
    for (ProcessHandle helper : helpers) {
      end(helper);
    }
  }

  /** Waits for a process with patience, then kills it; a dead one may keep its number for long. */
  private static void end(ProcessHandle one) throws IOException {
    try {
      one.onExit().completeOnTimeout(one, 10, TimeUnit.SECONDS).get();
      if (one.destroyForcibly()) {
        one.onExit().completeOnTimeout(one, 10, TimeUnit.SECONDS).get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException("Cannot wait for the end of process " + one.pid(), e);
    }
  }

  private void receive(String text) throws IOException {
    JsonNode message = MAPPER.readTree(text);
    if (message.has("id")) {
      CompletableFuture<JsonNode> answer = answers.remove(message.get("id").asInt());
      if (message.has("error")) {
        answer.completeExceptionally(new IllegalStateException(message.get("error").toString()));
      } else {
        answer.complete(message.path("result"));
      }
      return;
    }
    JsonNode what = message.path("params");
    switch (message.path("method").asText()) {
      case "Runtime.exceptionThrown" -> complaints.add(what.toString());
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning", "assert").contains(what.path("type").asText())) {
          complaints.add(what.toString());
        }
      }
      case "Log.entryAdded" -> {
        if (!what.path("entry").path("level").asText().equals("verbose")) {
          complaints.add(what.toString());
        }
      }
      default -> {}
    }
  }

  /** Puts the parts of a message together. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        String text = parts.toString();
        parts.setLength(0);
        try {
          receive(text);
        } catch (IOException e) {
          complaints.add("unreadable message: " + e.getMessage());
        }
      }
      from.request(1);
      return null;
    }
  }
}

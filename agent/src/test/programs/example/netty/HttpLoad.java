package example.netty;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks a server for many answers over kept connections; some requests are broken off half-way.
 * Prints how many answers came and a digest of them all. Arguments: port, number of requests.
 */
public class HttpLoad {

  private static final int CONNECTIONS = 4;
  private static final int ABORT_EACH = 97;

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    int requests = Integer.parseInt(args[1]) / CONNECTIONS;
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    List<Callable<String>> clients = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int number = i;
      clients.add(() -> new Client(port, number).ask(requests));
    }
    for (Future<String> result : threads.invokeAll(clients)) {
      System.out.println(result.get());
    }
    threads.shutdown();
  }

  private static final class Client {
    private final int port;
    private final int number;
    private Socket socket;
    private InputStream in;

    Client(int port, int number) {
      this.port = port;
      this.number = number;
    }

    String ask(int requests) throws Exception {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      int answers = 0;
      for (int i = 0; i < requests; i++) {
        if (socket == null) {
          socket = new Socket("127.0.0.1", port);
          socket.setTcpNoDelay(true);
          in = new BufferedInputStream(socket.getInputStream());
        }
        byte[] body =
            ("request " + number + "/" + i + " ")
                .repeat(1 + i % 40)
                .getBytes(StandardCharsets.UTF_8);
        boolean abort = i % ABORT_EACH == 50;
        String head =
            "POST /"
                + number
                + "/"
                + i
                + " HTTP/1.1\r\nHost: localhost\r\n"
                + (i % 3 == 0 ? "Accept-Encoding: gzip\r\n" : "")
                + "Content-Length: "
                + (body.length + (abort ? 5 : 0))
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        if (abort) {
          socket.close();
          socket = null;
          continue;
        }
        digest.update(answer());
        answers++;
      }
      socket.close();
      return "client " + number + ": " + answers + " " + HexFormat.of().formatHex(digest.digest());
    }

    private byte[] answer() throws IOException {
      int length = -1;
      boolean chunked = false;
      for (String line = line(); !line.isEmpty(); line = line()) {
        String lower = line.toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Integer.parseInt(lower.substring(15).trim());
        }
        chunked |= lower.equals("transfer-encoding: chunked");
      }
      return chunked ? chunks() : in.readNBytes(length);
    }

    private byte[] chunks() throws IOException {
      StringBuilder all = new StringBuilder();
      while (true) {
        int length = Integer.parseInt(line().trim(), 16);
        byte[] chunk = in.readNBytes(length);
        line();
        if (length == 0) {
          return all.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
        all.append(new String(chunk, StandardCharsets.ISO_8859_1));
      }
    }

    private String line() throws IOException {
      StringBuilder text = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("server closed the connection after " + text);
        }
        if (c != '\r') {
          text.append((char) c);
        }
      }
      return text.toString();
    }
  }
}

package example.letters;

import example.callsites.Buffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** A handler that keeps its messages, which are just objects to it. */
public class Inbox {
  private final Queue<Object> waiting = new ArrayDeque<>();
  private Object last;

  void channelRead(Object context, Object message) {
    waiting.add(message);
  }

  void remember(Object given) {
    last = given;
  }

  boolean isLast(Object other) {
    return last == other;
  }

  Object last() {
    return last;
  }

  Optional<Object> next() {
    return Optional.ofNullable(waiting.poll());
  }

  static int count(Buffer buffer) {
    return buffer.count();
  }
}

package dev.reftracker.report.render;

import java.util.List;

/** Names the threads of an acquire, the first few. */
final class ThreadsText {

  private static final int SHOWN = 3;

  private ThreadsText() {}

  /** Words such as {@code , thread main}; empty when no thread is known. */
  static String of(List<String> threads) {
    if (threads.isEmpty()) {
      return "";
    }
    StringBuilder line = new StringBuilder(threads.size() == 1 ? ", thread " : ", threads ");
    for (int i = 0; i < Math.min(SHOWN, threads.size()); i++) {
      line.append(i == 0 ? "" : ", ").append(threads.get(i));
    }
    if (threads.size() > SHOWN) {
      line.append(" and ").append(threads.size() - SHOWN).append(" more");
    }
    return line.toString();
  }
}

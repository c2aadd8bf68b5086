package dev.reftracker.report.render;

import dev.reftracker.report.Frame;
import java.util.List;

/** The frames that the shapes are made of: a shop that reads uploads into Netty's buffers. */
final class Places {

  static final Frame ALLOCATE = netty("AbstractByteBufAllocator", "directBuffer", 188);
  static final Frame ALLOCATE_POOLED = netty("AbstractByteBufAllocator", "buffer", 116);
  static final Frame READ = frame("com.example.shop.Upload", "read", 41);
  static final Frame HANDLE = frame("com.example.shop.Checkout", "handle", 77);
  static final Frame CLOSE = frame("com.example.shop.Upload", "close", 60);
  static final Frame CACHE = frame("com.example.shop.Cache", "load", 23);
  static final Frame RUN = frame("com.example.shop.Worker", "run", 17);
  static final List<Frame> STACK = List.of(ALLOCATE, ALLOCATE_POOLED, READ, RUN);

  private Places() {}

  private static Frame netty(String type, String method, int line) {
    return new Frame("io.netty.buffer." + type, method, type + ".java", line);
  }

  static Frame frame(String type, String method, int line) {
    return new Frame(type, method, type.substring(type.lastIndexOf('.') + 1) + ".java", line);
  }
}

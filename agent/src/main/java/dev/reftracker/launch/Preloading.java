package dev.reftracker.launch;

/** Loads classes of the agent ahead of their use, while another processor runs the start. */
final class Preloading implements Runnable {

  /** In the order in which a start, and then a report, comes to them. */
  private static final String[] FOLDERS = {
    "dev/reftracker/runtime/snapshot/",
    "dev/reftracker/runtime/depot/",
    "dev/reftracker/runtime/",
    "dev/reftracker/matching/",
    "dev/reftracker/weaving/",
    "org/objectweb/asm/",
    "org/objectweb/asm/tree/",
    "dev/reftracker/report/",
  };

  private final AgentClassLoader loader;

  private Preloading(AgentClassLoader loader) {
    this.loader = loader;
  }

  /** Begins, and does not wait; not at all where there is no other processor. */
  static void start(AgentClassLoader loader) {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(null, new Preloading(loader), "reftracker-start", 0, false);
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void run() {
    try {
      for (String folder : FOLDERS) {
        loader.load(folder);
      }
    } catch (ClassNotFoundException | LinkageError e) {
      return; // whoever needs the class will say so
    }
  }
}

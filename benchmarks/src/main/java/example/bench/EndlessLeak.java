package example.bench;

/** A leak that never stops: how far does the tracker's data outgrow its budget? */
public final class EndlessLeak {

  private static final int OBJECTS = 4_000_000;

  private EndlessLeak() {}

  /**
   * Prints the used heap before and after. The objects stay reachable, so that nothing recorded of
   * them may be dropped. What the budget forbids to record has to be counted.
   */
  public static void main(String[] args) throws InterruptedException {
    Counted[] leaked = new Counted[OBJECTS];
    Out.say("emptyBytes", Memory.used());
    for (int i = 0; i < leaked.length; i++) {
      leaked[i] = new Counted();
      leaked[i].retain();
    }
    Out.say("leakedBytes", Memory.used());
    Out.say("counted", 2L * leaked.length);
    Runtime.getRuntime().halt(0);
  }
}

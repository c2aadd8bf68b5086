package example.shapes;

/** Methods that no rule, or not every rule, can be woven into. */
public abstract class Refused implements Comparable<Refused> {

  private int count;

  protected Refused(int count) {
    this.count = count;
  }

  public abstract void release();

  public native void free();

  public static void open(int amount, double ratio, Object subject) {}

  public int acquire(boolean flag, long amount) {
    return flag ? count : (int) amount;
  }

  public Object take() {
    return this;
  }

  public void close() {
    drop(1);
  }

  public void drop(int amount) {
    count -= amount;
  }

  @Override
  public int compareTo(Refused other) {
    return count - other.count;
  }
}

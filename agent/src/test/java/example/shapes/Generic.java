package example.shapes;

import java.util.concurrent.Callable;

/**
 * Generic interfaces with bridges and default methods, and implementations that are a record, an
 * enum and a lambda.
 */
public interface Generic<T extends Generic<T>> {

  T retain(T hint);

  default void release(String why) {
    if (why == null) {
      throw new NullPointerException();
    }
  }

  /** A class: gets bridges. */
  final class Plain implements Generic<Plain> {
    @Override
    public Plain retain(Plain hint) {
      return hint == null ? this : hint;
    }
  }

  /** A record. */
  record Pair(int left, long right) implements Generic<Pair> {
    public Pair {
      if (left < 0) {
        left = (int) right;
      }
    }

    @Override
    public Pair retain(Pair hint) {
      return new Pair(left, right);
    }

    @Override
    public void release(String why) {
      Generic.super.release(why);
    }
  }

  /** An enum. */
  enum Constant implements Generic<Constant> {
    ONE,
    TWO {
      @Override
      public Constant retain(Constant hint) {
        return super.retain(ONE);
      }
    };

    @Override
    public Constant retain(Constant hint) {
      return hint;
    }
  }

  /** Uses all of them. */
  static void run() throws Exception {
    Plain plain = new Plain();
    plain.retain(null).release("done");
    Pair pair = new Pair(-1, 2);
    Callable<Pair> retain = () -> pair.retain(null);
    retain.call().release("done");
    Constant.ONE.retain(Constant.TWO).retain(null);
    Generic<Plain> generic = plain;
    generic.retain(new Plain());
    try {
      generic.release(null);
    } catch (NullPointerException e) {
      pair.release("late");
    }
  }
}

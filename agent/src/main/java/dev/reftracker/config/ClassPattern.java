package dev.reftracker.config;

/**
 * A pattern over binary class names ({@code a.b.Outer$Inner}).
 *
 * <p>Without a star it names one class. {@code **.a.b.C} also names relocated copies ({@code
 * x.y.a.b.C}) besides {@code a.b.C} itself; {@code a.b.**} every class below a package; a single
 * {@code *} stands for any characters except a dot.
 *
 * @param text the pattern as written; never null nor empty
 */
public record ClassPattern(String text) {

  /**
   * Whether {@code className} is meant.
   *
   * @param className a binary name with dots
   */
  public boolean matches(String className) {
    if (text.startsWith("**.")) {
      String rest = text.substring(3);
      if (glob(rest, 0, className, 0)) {
        return true;
      }
      for (int dot = className.indexOf('.'); dot >= 0; dot = className.indexOf('.', dot + 1)) {
        if (glob(rest, 0, className, dot + 1)) {
          return true;
        }
      }
      return false;
    }
    return glob(text, 0, className, 0);
  }

  /** Whether the pattern names one class and nothing else. */
  public boolean isExact() {
    return text.indexOf('*') < 0;
  }

  private static boolean glob(String pattern, int p, String name, int n) {
    while (p < pattern.length()) {
      if (pattern.charAt(p) != '*') {
        if (n >= name.length() || name.charAt(n) != pattern.charAt(p)) {
          return false;
        }
        p++;
        n++;
        continue;
      }
      boolean anyDepth = p + 1 < pattern.length() && pattern.charAt(p + 1) == '*';
      int next = p + (anyDepth ? 2 : 1);
      for (int end = n; ; end++) {
        if (glob(pattern, next, name, end)) {
          return true;
        }
        if (end >= name.length() || (!anyDepth && name.charAt(end) == '.')) {
          return false;
        }
      }
    }
    return n == name.length();
  }
}

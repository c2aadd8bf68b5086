package dev.reftracker.config;

/**
 * A pattern over binary class names ({@code a.b.Outer$Inner}).
 *
 * <p>Without a star it names one class. {@code **.a.b.C} also names relocated copies ({@code
 * x.y.a.b.C}) besides {@code a.b.C} itself; {@code a.b.**} every class below a package; a single
 * {@code *} stands for any characters except a dot.
 */
public final class ClassPattern {

  private static final String RELOCATED = "**.";

  private final String text;

  /** Whether any packages may come before {@link #rest}. */
  private final boolean relocated;

  private final String rest;

  /** What names have to begin {@link #rest} with; all of it where there is no star. */
  private final String head;

  /**
   * A pattern.
   *
   * @param text the pattern as written; never null nor empty
   */
  public ClassPattern(String text) {
    this.text = text;
    this.relocated = text.startsWith(RELOCATED);
    this.rest = relocated ? text.substring(RELOCATED.length()) : text;
    int star = rest.indexOf('*');
    this.head = star < 0 ? rest : rest.substring(0, star);
  }

  /** The pattern as written. */
  public String text() {
    return text;
  }

  /**
   * Whether {@code className} is meant.
   *
   * @param className a binary name with dots
   */
  public boolean matches(String className) {
    if (relocated && head.length() == rest.length()) { // nearly all, and asked for every class
      int before = className.length() - rest.length() - 1;
      return className.endsWith(rest) && (before < 0 || className.charAt(before) == '.');
    }
    if (!relocated) {
      return className.startsWith(head) && restMatches(className, head.length());
    }
    for (int at = className.indexOf(head); at >= 0; at = className.indexOf(head, at + 1)) {
      boolean begins = at == 0 || className.charAt(at - 1) == '.';
      if (begins && restMatches(className, at + head.length())) {
        return true;
      }
      if (head.isEmpty() && at == className.length()) {
        return false;
      }
    }
    return false;
  }

  /** Whether the pattern names one class and nothing else. */
  public boolean isExact() {
    return text.indexOf('*') < 0;
  }

  private boolean restMatches(String className, int from) {
    return glob(rest, head.length(), className, from);
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

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}

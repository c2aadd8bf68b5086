package dev.reftracker.report.render;

import dev.reftracker.report.LeakGroup.AgeClass;
import java.util.List;

/**
 * A histogram of ages on one line: {@code under 1.0 s 2 #, under 10.0 s 5 ###, older 14 ########}.
 */
final class AgeBars {

  private static final int LONGEST_BAR = 8;

  private AgeBars() {}

  /** The classes that have references, youngest first; a bar is at least one mark long. */
  static String of(List<AgeClass> ages) {
    long most = 1;
    for (AgeClass age : ages) {
      most = Math.max(most, age.references());
    }
    StringBuilder line = new StringBuilder();
    for (AgeClass age : ages) {
      if (age.references() > 0) {
        line.append(line.isEmpty() ? "" : ", ")
            .append(bound(age))
            .append(' ')
            .append(Words.number(age.references()));
        line.append(' ').append("#".repeat(bar(age.references(), most)));
      }
    }
    return line.toString();
  }

  private static String bound(AgeClass age) {
    return age.upToMillis() == Long.MAX_VALUE ? "older" : "under " + Words.age(age.upToMillis());
  }

  private static int bar(long references, long most) {
    return (int) Math.max(1, Math.round((double) references * LONGEST_BAR / most));
  }
}

package dev.reftracker.bodies;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Methods with paths that forget a page; the marks name lines. None of them is ever called. */
@SuppressWarnings({"unused", "EffectivelyPrivate", "CatchAndPrintStackTrace"})
final class SampleWays {

  private static final Sample.Page SHARED = new Sample.Page();
  private final Map<Integer, Pages> known = new HashMap<>();
  private final Deque<Sample.Page> waiting = new ArrayDeque<>();
  private Sample.Page current;
  private boolean closed;
  private int count;

  int returnsEarly(boolean early) {
    Sample.Page page = new Sample.Page(); // made:returnsEarly
    if (early) {
      return 0; // exit:returnsEarly
    }
    page.release(); // use:returnsEarly
    return 1;
  }

  void givenAndReturnsEarly(Sample.Page page, boolean early) {
    if (early) {
      count++;
      return; // exit:givenAndReturnsEarly
    }
    page.release(); // use:givenAndReturnsEarly
  }

  void releasesInOneBranch(Sample.Page page, boolean done) {
    if (done) { // exit:releasesInOneBranch
      page.release(); // use:releasesInOneBranch
    }
    count++;
  }

  void forgetsInElse(Sample.Page page, boolean done) {
    if (done) {
      page.release(); // use:forgetsInElse
    } else {
      count++; // exit:forgetsInElse
    }
    count--;
  }

  void swallows(Sample.Page page, Consumer<String> work) {
    try {
      parse(page);
      page.release(); // use:swallows
    } catch (IllegalStateException e) { // exit:swallows
      count++;
    }
  }

  void throwsItself(boolean wrong) {
    Sample.Page page = new Sample.Page(); // made:throwsItself
    if (wrong) {
      throw new IllegalStateException(); // exit:throwsItself
    }
    page.release(); // use:throwsItself
  }

  void continues(List<String> names) {
    for (String name : names) {
      Sample.Page page = new Sample.Page(); // made:continues
      if (name.isEmpty()) {
        continue; // exit:continues
      }
      page.release(); // use:continues
    }
  }

  void breaks(List<String> names) {
    for (String name : names) {
      Sample.Page page = new Sample.Page(); // made:breaks
      if (name.isEmpty()) {
        break; // exit:breaks
      }
      page.release(); // use:breaks
    }
    count++;
  }

  int goesThroughAll(int limit) {
    Sample.Page page = first();
    while (page != null) {
      if (count++ > limit) {
        break; // exit:goesThroughAll
      }
      page.release(); // use:goesThroughAll
      page = first(); // made:goesThroughAll
    }
    return limit;
  }

  private Sample.Page first() {
    return new Sample.Page();
  }

  void switchesByDefault(Sample.Page page, int kind) {
    switch (kind) {
      case 1:
        page.release(); // use:switchesByDefault
        break;
      case 2:
        page.release();
        break;
      default:
        count++; // exit:switchesByDefault
    }
    count--;
  }

  Consumer<Sample.Page> inLambda(boolean early) {
    return page -> {
      if (early) {
        return; // exit:inLambda
      }
      page.release(); // use:inLambda
    };
  }

  void letsGo(Sample.Page next) {
    count += current.size();
    current = next; // exit:letsGo
  }

  void reads(Sample.Page page) {
    count += page.size(); // exit:reads
  }

  void byItsFlag(List<String> names) {
    boolean done = false;
    Sample.Page page = new Sample.Page(); // made:byItsFlag
    if (!names.isEmpty()) {
      page.release();
      done = true;
    }
    if (!done) {
      page.release();
    }
  }

  void asksTwice(boolean wanted) {
    Sample.Page page = null;
    if (wanted) {
      page = new Sample.Page(); // made:asksTwice
    }
    if (wanted) {
      page.release();
    }
  }

  void asksForTheCount(Sample.Page page) {
    if (page.size() > 0) { // made:asksForTheCount
      page.release();
    }
  }

  void eachOfMany(Sample.Page page, int times) {
    for (int i = 0; i < times; i++) { // made:eachOfMany
      page.release();
    }
  }

  void closesOnce(Sample.Page page) {
    if (closed) { // made:closesOnce
      return;
    }
    closed = true;
    page.release();
  }

  void releasesInFinally(Sample.Page page) {
    try {
      parse(page); // made:releasesInFinally
    } finally {
      page.release();
    }
  }

  void releasesAfter(Sample.Page page) {
    try {
      parse(page); // made:releasesAfter
      page.release(); // use:releasesAfter
    } finally {
      count++;
    }
  }

  void failsToRelease(Sample.Page page) {
    try {
      page.release(); // made:failsToRelease
    } catch (IllegalStateException e) {
      count++;
    }
  }

  void returnsThreeTimes(Sample.Page page, int a) {
    if (a == 1) { // made:returnsThreeTimes
      return;
    }
    if (a == 2) {
      return;
    }
    if (a == 3) {
      return;
    }
    page.release();
  }

  void releasesByAnotherName() {
    SHARED.retain(); // made:releasesByAnotherName
    count++;
    SHARED.release();
  }

  void asksForItsName(Sample.Page page, List<String> names) {
    names.add(page.toString()); // exit:asksForItsName
  }

  void releasesWhatWasInIt(int id) {
    Pages pages = known.remove(id); // exit:releasesWhatWasInIt
    if (pages != null) {
      pages.end();
    }
  }

  void closesAnother(Sample.Page page) throws IOException {
    try (InputStream in = new ByteArrayInputStream(new byte[1])) {
      count += in.read(); // made:closesAnother
      parse(page);
      page.release();
    }
  }

  void throwsAnother(Sample.Page page) {
    try {
      parse(page);
      page.release(); // use:throwsAnother
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e); // exit:throwsAnother
    }
  }

  boolean refuses(Sample.Page page) {
    if (closed) {
      return false; // made:refuses
    }
    page.release();
    return true;
  }

  private void parse(Sample.Page page) {
    count += page.size();
  }

  /** Has pages, and is none. */
  private static final class Pages {
    private final Deque<Sample.Page> all = new ArrayDeque<>();

    void end() {
      all.forEach(Sample.Page::release);
    }
  }
}

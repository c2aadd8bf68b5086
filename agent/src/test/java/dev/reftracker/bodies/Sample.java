package dev.reftracker.bodies;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Methods to look into; none of them is ever called. */
@SuppressWarnings({"unused", "EffectivelyPrivate"})
final class Sample {

  private final Deque<Page> waiting = new ArrayDeque<>();
  private Map<Integer, Page> known = Map.of();
  private int count;

  void earlyReturn(Page page, boolean early) {
    if (early) {
      return;
    }
    page.release();
  }

  void alwaysReleases(Page page, boolean first) {
    if (first) {
      count++;
    }
    page.release();
  }

  void nullIsNoLoss(Page page) {
    if (page != null) {
      page.release();
    }
  }

  int onlyReads(Page page) {
    return page.size();
  }

  int readsByHelper(Page page) {
    return onlyReads(page) + page.size();
  }

  void drainsAll() {
    for (Page page = waiting.poll(); page != null; page = waiting.poll()) {
      page.release();
    }
  }

  void clears() {
    waiting.clear();
  }

  void releasesAndClears() {
    waiting.forEach(Page::release);
    waiting.clear();
  }

  void removesOne(int id) {
    known.remove(id);
  }

  void clearsByHelper() {
    clears();
  }

  void releasesAndClearsByHelper() {
    waiting.forEach(Page::release);
    clears();
  }

  boolean readsAllThenMayForget(List<Page> pages, int least) {
    int sum = 0;
    for (Page page : pages) {
      sum += page.size();
    }
    if (sum < least) {
      return false;
    }
    pages.forEach(Page::release);
    return true;
  }

  int makesAndForgets(boolean early) {
    Page page = new Page();
    if (early) {
      return 0;
    }
    page.release();
    return 1;
  }

  void retainsForTheList(Page page) {
    waiting.add(page.retain());
  }

  void offers(Page page) {
    if (!waiting.offer(page)) {
      count++;
    }
  }

  void offersWell(Page page) {
    if (!waiting.offer(page)) {
      page.release();
    }
  }

  void givesList(Page page) {
    List<Page> all = new ArrayList<>();
    all.add(page);
    takesList(all, count > 0);
  }

  private void takesList(List<Page> pages, boolean early) {
    if (early) {
      return;
    }
    pages.forEach(Page::release);
  }

  void throwsBefore(Page page, boolean wrong) {
    if (wrong) {
      throw new IllegalStateException();
    }
    page.release();
  }

  void loses(boolean skip) {
    for (int i = 0; i < 2; i++) {
      Page page = new Page();
      if (skip) {
        continue;
      }
      page.release();
    }
  }

  /** Counted. */
  static final class Page {
    private int references = 1;

    Page retain() {
      references++;
      return this;
    }

    void release() {
      references--;
    }

    int size() {
      return references;
    }
  }
}

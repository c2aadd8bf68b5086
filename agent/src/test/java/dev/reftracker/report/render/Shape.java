package dev.reftracker.report.render;

import static dev.reftracker.report.render.GroupFixture.group;
import static dev.reftracker.report.render.Places.ALLOCATE;
import static dev.reftracker.report.render.Places.ALLOCATE_POOLED;
import static dev.reftracker.report.render.Places.CACHE;
import static dev.reftracker.report.render.Places.CLOSE;
import static dev.reftracker.report.render.Places.HANDLE;
import static dev.reftracker.report.render.Places.READ;
import static dev.reftracker.report.render.Places.RUN;
import static dev.reftracker.report.render.Places.STACK;
import static dev.reftracker.report.render.Places.frame;
import static dev.reftracker.report.render.ReportFixture.START;

import dev.reftracker.report.Example;
import dev.reftracker.report.Forgetting;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Mismatch;
import dev.reftracker.report.OutlivedScope;
import dev.reftracker.report.OverRelease;
import dev.reftracker.report.StuckWait;
import dev.reftracker.report.UseAfterEnd;
import dev.reftracker.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The reports that every renderer must show right; the golden files are named after them. */
enum Shape {
  CLEAN {
    @Override
    LeakReport report() {
      return new ReportFixture().build();
    }
  },
  NOTHING_SEEN {
    @Override
    LeakReport report() {
      return new ReportFixture()
          .acquires(0)
          .coverage()
          .notSeen("preset netty: no class was loaded")
          .build();
    }
  },
  ONE_LEAK {
    @Override
    LeakReport report() {
      return new ReportFixture()
          .group(upload().build())
          .learned("com.example.shop.Message carries io.netty.buffer.ByteBuf (seen 5 000 times)")
          .build();
    }
  },
  MANY_GROUPS {
    @Override
    LeakReport report() {
      ReportFixture report = new ReportFixture();
      for (int i = 1; i <= 25; i++) {
        Frame site = frame("com.example.shop.Job" + i, "run", 10 + i);
        report.group(
            group("0000000000" + (9 + i))
                .counting(26 - i, 26 - i)
                .acquiredAt(site, List.of(site), "main")
                .culprit(site, "acquire", 0.3)
                .build());
      }
      return report
          .untracked(1_200)
          .notSeen("max-memory was reached, detail went down to sites")
          .build();
    }
  },
  LIVE_SUSPECT_AND_HELD {
    @Override
    LeakReport report() {
      return new ReportFixture()
          .group(upload().live(Verdict.LEAK).build())
          .group(
              group("bb0000000001")
                  .live(Verdict.SUSPECT)
                  .counting(3, 3)
                  .acquiredAt(READ, STACK, "nio-1")
                  .culprit(HANDLE, "lastHolder", 0.4)
                  .forgets(new Forgetting(List.of(), null, null))
                  .missing(CLOSE, 17, true, 0.5)
                  .build())
          .group(
              group("cc0000000001")
                  .live(Verdict.HELD)
                  .counting(1_040, 1_040)
                  .acquiredAt(CACHE, List.of(CACHE), "main")
                  .aged(252_000, 10)
                  .build())
          .build();
    }
  },
  UNKNOWN {
    @Override
    LeakReport report() {
      Example example =
          new Example(
              "9",
              List.of(new Example.Step("acquire", 1, 1, null, null, null, null, null, List.of())),
              0);
      return new ReportFixture()
          .unknownProcess()
          .group(
              group("dd0000000001")
                  .acquiredAt(new Frame("a.Hidden$$Lambda/0x01", "run", null, -1), List.of())
                  .example(example)
                  .build())
          .group(group("dd0000000002").build())
          .build();
    }
  },
  HARMLESS {
    @Override
    LeakReport report() {
      return new ReportFixture()
          .group(upload().build())
          .group(
              group("bb0000000002")
                  .harmless()
                  .counting(12, 12)
                  .acquiredAt(READ, STACK, "nio-1")
                  .culprit(HANDLE, "lastHolder", 0.4)
                  .build())
          .build();
    }
  },
  DEPENDANTS {
    @Override
    LeakReport report() {
      LeakGroup component =
          group("ee0000000002").counting(4, 4).acquiredAt(READ, STACK, "nio-1").build();
      return new ReportFixture()
          .group(
              group("ee0000000001")
                  .of("io.netty.buffer.CompositeByteBuf")
                  .acquiredAt(HANDLE, List.of(HANDLE, RUN), "nio-1")
                  .culprit(HANDLE, "container", 0.88)
                  .with(component)
                  .note("its 4 components are released when it is")
                  .build())
          .build();
    }
  },
  LONG_STACKS {
    @Override
    LeakReport report() {
      List<Frame> stack = new ArrayList<>(List.of(ALLOCATE, ALLOCATE_POOLED));
      stack.add(READ);
      for (int i = 1; i <= 20; i++) {
        stack.add(frame("com.example.shop.Layer" + i, "call", i));
      }
      return new ReportFixture()
          .group(
              group("ff0000000001")
                  .acquiredAt(READ, stack, "w-1", "w-2", "w-3", "w-4", "w-5")
                  .inTheProgramAt(frame("com.example.shop.Layer3", "call", 3))
                  .surplus(READ)
                  .culprit(READ, "surplusAcquire", 0.95)
                  .build())
          .build();
    }
  },
  OTHER_FINDINGS {
    @Override
    LeakReport report() {
      OverRelease.Event first =
          new OverRelease.Event(CLOSE, List.of(CLOSE, RUN), "nio-1", START.plusMillis(40));
      OverRelease.Event second =
          new OverRelease.Event(HANDLE, List.of(HANDLE, RUN), "nio-2", START.plusMillis(90));
      String buffer = "io.netty.buffer.PooledHeapByteBuf";
      LeakGroup left =
          group("aa0000000009").live(Verdict.HELD).acquiredAt(CACHE, List.of(CACHE)).build();
      return new ReportFixture()
          .overRelease(
              new OverRelease(
                  "aa0000000001",
                  "netty",
                  buffer,
                  3,
                  second,
                  List.of(first),
                  null,
                  new LeakGroup.Culprit(HANDLE, "passedOnAfterRelease", 0.8),
                  "refused",
                  List.of(),
                  List.of("the release threw IllegalReferenceCountException")))
          .overRelease(
              new OverRelease(
                  "aa0000000004",
                  "netty",
                  buffer,
                  1,
                  second,
                  List.of(first),
                  null,
                  new LeakGroup.Culprit(CLOSE, "earlierOwner", 0.8),
                  "ended",
                  List.of(
                      new OverRelease.Life(first, List.of(first), List.of(first)),
                      new OverRelease.Life(null, List.of(second), List.of())),
                  List.of("who had it afterwards is not to blame")))
          .use(new UseAfterEnd("aa0000000002", "netty", buffer, 1, second, first, "a.IllegalCount"))
          .use(new UseAfterEnd("aa0000000003", "netty", buffer, 1, second, null, null))
          .mismatch(new Mismatch("netty", buffer, 2, 1, 3, null, second))
          .scope(
              new OutlivedScope(
                  "com.example.shop.Store",
                  "netty",
                  2,
                  START.plusMillis(99),
                  first,
                  List.of(left),
                  List.of("2 more live objects of this type belong to no known owner")))
          .stuck(new StuckWait(StuckWait.WAIT, buffer, 61_000, second, List.of(left)))
          .stuck(new StuckWait(StuckWait.OLD, buffer, 301_000, first, List.of(left)))
          .build();
    }
  };

  /**
   * The report of this shape.
   *
   * @return a new one
   */
  abstract LeakReport report();

  private static Frame line(int line) {
    return new Frame(HANDLE.className(), HANDLE.method(), HANDLE.file(), line);
  }

  /** A leak with all that can be known. */
  static GroupFixture upload() {
    return group("8c1f02aabbcc")
        .counting(2, 3)
        .acquiredAt(READ, STACK, "nio-1", "nio-2")
        .missing(CLOSE, 10_233, false, 0.998)
        .surplus(frame("com.example.shop.Audit", "keep", 12))
        .lastHeldAt(HANDLE, List.of(HANDLE, RUN), "handler", "com.example.shop.Message", "nio-2")
        .culprit(HANDLE, "lastHolder", 0.97)
        .forgets(
            new Forgetting(
                List.of(new Forgetting.Exit("return", line(81), null)), line(88), "release"))
        .pairedBy("view", false, 0.991)
        .holder("com.example.shop.Upload")
        .aged(
            12_340,
            800,
            new LeakGroup.AgeClass(1_000, 1),
            new LeakGroup.AgeClass(Long.MAX_VALUE, 2))
        .grown(2)
        .example(way())
        .example(way());
  }

  private static Example way() {
    List<Example.Step> steps = new ArrayList<>();
    steps.add(step("begin", 1, 1, 0, "nio-1", null, READ, STACK));
    for (int i = 0; i < 5; i++) {
      steps.add(step("acquire", 1, 2, 2 + i, "nio-1", null, CACHE, List.of(CACHE, READ, RUN)));
      steps.add(step("release", 1, 1, 2 + i, "nio-1", null, CACHE, List.of(CACHE, READ, RUN)));
    }
    steps.add(step("handover", 0, 1, 1_500, "nio-2", "handler", HANDLE, List.of(HANDLE, RUN)));
    steps.add(step("exception", 0, 1, 1_502, "nio-2", "exception", HANDLE, List.of(HANDLE, RUN)));
    return new Example("31", steps, 2_048);
  }

  private static Example.Step step(
      String op,
      int amount,
      long after,
      long millis,
      String thread,
      String kind,
      Frame site,
      List<Frame> stack) {
    return new Example.Step(
        op,
        amount,
        after,
        START.plusMillis(millis),
        thread,
        "com.example.shop.Upload",
        kind,
        site,
        stack);
  }
}

package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Violation;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which target belongs to which owner, and what is left when an owner ends. Owners are known by
 * identity and never kept alive; none of their methods is called.
 */
final class Scopes {

  private static final int CERTAINLY_NOT =
      Life.ENDED | Life.UNKNOWN | Life.BASELINE | Life.EXCLUDED;

  private final Registry names;
  private final IdentityTable<Directory> table;
  private final ReferenceQueue<Object> queue;
  private final Violations violations;
  private final Clock clock;
  private final IdentityTable<Owner> owners = new IdentityTable<>();

  Scopes(
      Registry names,
      IdentityTable<Directory> table,
      ReferenceQueue<Object> queue,
      Violations violations,
      Clock clock) {
    this.names = names;
    this.table = table;
    this.queue = queue;
    this.violations = violations;
    this.clock = clock;
  }

  /** A target belongs to {@code owner} for the rest of its life, or until another is told. */
  void belongs(Object target, Object owner) {
    Directory directory = table.find(target);
    Life life = directory == null ? null : directory.life();
    if (life == null || life.is(Life.ENDED | Life.EXCLUDED)) {
      return;
    }
    Owner known = owners.find(owner);
    life.more().owner = known != null ? known : owners.add(owner, new Owner(owner, queue));
  }

  /** The owner was collected. */
  void remove(Owner owner) {
    owners.remove(owner);
  }

  /**
   * An owner has ended: no reference that belongs to it may be left; where no rule tells owners
   * apart, none of the type.
   *
   * @param end its end, at a passing life of the owner's class
   */
  void ended(ThreadState s, Object owner, PlainEvent end, MethodInfo m) {
    TypeInfo type = names.typeInfo(m.rule.ofTypeId());
    if (type == null) {
      return; // nothing of it was ever loaded
    }
    Owner known = type.settings.owned() ? owners.find(owner) : null;
    if (known == null && type.settings.owned()) {
      return;
    }
    Left left = new Left(s, type, known, clock.millis());
    table.forEach(left);
    List<LifecycleGroup> groups = left.groups.views(LifecycleGroup.Fate.LIVE);
    if (!groups.isEmpty()) {
      violations.add(
          new Violation(
              Violation.Kind.SCOPE,
              type.id,
              end.life.classId,
              1,
              end,
              null,
              left.references,
              0,
              null,
              Violation.Around.NONE,
              new Violation.Left(groups, known != null, left.ownerless)));
    }
  }

  /** Gathers what is left of an owner; no lambda on a hook's path. */
  private static final class Left implements Consumer<Directory> {

    final Groups groups = new Groups();
    long references;
    long ownerless;
    private final ThreadState state;
    private final TypeInfo type;
    private final Owner owner;
    private final int now;

    Left(ThreadState state, TypeInfo type, Owner owner, int now) {
      this.state = state;
      this.type = type;
      this.owner = owner;
      this.now = now;
    }

    @Override
    public void accept(Directory directory) {
      Life life = directory.life();
      if (life.type != type || life.is(CERTAINLY_NOT)) {
        return;
      }
      PlainEvent head = life.head();
      int books = Lives.books(head);
      if (books <= 0) {
        return;
      }
      LifeMore more = life.known();
      Owner its = more == null ? null : more.owner;
      if (owner == null || its == owner) {
        references += books;
        groups.add(state, life, head, LifecycleGroup.Fate.LIVE, books, now);
      } else if (its == null) {
        ownerless++;
      }
    }
  }
}

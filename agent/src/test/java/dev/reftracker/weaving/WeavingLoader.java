package dev.reftracker.weaving;

import java.util.function.Predicate;

/**
 * Defines some classes itself, woven on the way, from files that another loader finds; asks that
 * one for all others.
 */
final class WeavingLoader extends ClassLoader {

  /** What happens to the bytes of a class before it is defined. */
  interface Weaver {
    /** The changed class file, or null to leave it as it is. */
    byte[] weave(String className, ClassLoader loader, byte[] classFile);
  }

  private final Predicate<String> own;
  private final Weaver weaver;

  WeavingLoader(ClassLoader files, Predicate<String> own, Weaver weaver) {
    super(files);
    this.own = own;
    this.weaver = weaver;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> type = findLoadedClass(name);
      if (type == null && own.test(name)) {
        if (getParent().getResource(name.replace('.', '/') + ".class") == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] plain = Woven.bytes(name, getParent());
        byte[] woven = weaver.weave(name, this, plain);
        byte[] classFile = woven == null ? plain : woven;
        type = defineClass(name, classFile, 0, classFile.length);
      }
      return type == null ? super.loadClass(name, resolve) : type;
    }
  }
}

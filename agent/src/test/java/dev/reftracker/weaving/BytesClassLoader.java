package dev.reftracker.weaving;

import java.util.HashMap;
import java.util.Map;

/** Defines the classes it was given, before asking its parent: the woven copies of classes that tests also load plain. */
final class BytesClassLoader extends ClassLoader {

  private final Map<String, byte[]> classFiles = new HashMap<>();

  BytesClassLoader(ClassLoader parent) {
    super(parent);
  }

  /** Takes a class under its binary name. */
  void put(String className, byte[] classFile) {
    classFiles.put(className, classFile);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      byte[] classFile = classFiles.get(name);
      Class<?> type = findLoadedClass(name);
      if (type == null && classFile != null) {
        type = defineClass(name, classFile, 0, classFile.length);
      }
      return type == null ? super.loadClass(name, resolve) : type;
    }
  }
}

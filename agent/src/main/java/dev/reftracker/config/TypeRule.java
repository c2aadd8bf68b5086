package dev.reftracker.config;

import java.util.List;

/**
 * One tracked type: which classes declare the counting methods, what these do, and what is known
 * about the frames around.
 *
 * @param preset the preset or file that brought it, for messages
 * @param name the type's short name, unique in its preset ({@code netty:-NAME} leaves it out)
 * @param declaringClass the classes whose own methods change the counter
 * @param subtypes whether subtypes of {@code declaringClass} that override a named method are meant
 *     too
 * @param methods what its methods do; not empty
 * @param excludedClasses runtime classes of targets that are never counted (no-op and immortal
 *     instances)
 * @param excludedBegins targets with such a frame in the stack of their begin are never counted
 * @param excludeClassInitialisers whether targets begun inside a class initialiser are constants,
 *     never counted
 * @param harmlessClasses runtime classes of targets that hold nothing but what the garbage
 *     collector frees, as long as nothing is counted on them after their begin
 * @param harmlessBegins targets with such a frame in the stack of their begin are such ones too
 * @param transparent frames that say nothing about who wants the reference (allocators, facades)
 * @param handedOverAs interfaces or classes of parameters and returns that mean a hand-over,
 *     subtypes included
 * @param families package prefixes (dots, relocation-proof pattern) of the library; a class that
 *     names none of them is not looked at for call sites and hand-overs
 * @param messageMethods methods that are handed a target as {@code Object} (handlers), as frame
 *     patterns with a method
 * @param labelledByCreator the target is a helper inside the counted object: report the class whose
 *     constructor made it
 */
public record TypeRule(
    String preset,
    String name,
    ClassPattern declaringClass,
    boolean subtypes,
    List<MethodRule> methods,
    List<ClassPattern> excludedClasses,
    List<FramePattern> excludedBegins,
    boolean excludeClassInitialisers,
    List<ClassPattern> harmlessClasses,
    List<FramePattern> harmlessBegins,
    List<FramePattern> transparent,
    List<ClassPattern> handedOverAs,
    List<ClassPattern> families,
    List<FramePattern> messageMethods,
    boolean labelledByCreator) {}

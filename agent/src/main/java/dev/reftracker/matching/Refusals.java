package dev.reftracker.matching;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.Success;
import dev.reftracker.config.ValueSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Why a method cannot do what its rule says, by its declaration alone. Each answer is one clause,
 * or null.
 */
final class Refusals {

  private Refusals() {}

  static String of(MethodRule rule, DeclaredMethod method) {
    String refusal = shape(rule, method);
    refusal = refusal != null ? refusal : subject(rule, method);
    refusal = refusal != null ? refusal : amount(rule, method);
    refusal = refusal != null ? refusal : handle(rule, method);
    return refusal != null ? refusal : results(rule, method);
  }

  private static String shape(MethodRule rule, DeclaredMethod method) {
    if (method.is(Opcodes.ACC_ABSTRACT)) {
      return "abstract: name the class that implements it";
    }
    if (method.is(Opcodes.ACC_NATIVE)) {
      return "native: it has no bytecode";
    }
    if (method.hasSubroutines()) {
      return "compiled with subroutines (JSR), as before Java 6";
    }
    if (method.name().equals("<clinit>")) {
      return "a class initialiser";
    }
    if (method.isConstructor()) {
      return switch (rule.role()) {
        case BEGIN, BELONGS_TO, ACQUIRE, TOUCH, USE -> null;
        case RELEASE, END, SCOPE_END, WAIT, COUNT ->
            "a constructor can only begin, acquire, touch or use";
      };
    }
    return null;
  }

  private static String subject(MethodRule rule, DeclaredMethod method) {
    if (rule.subject().kind() == ValueSource.Kind.RETURN && !isRecordedAtExit(rule.role())) {
      return "its hook runs before there is a return value to be the subject";
    }
    return reference("subject", rule.subject(), method);
  }

  private static boolean isRecordedAtExit(Role role) {
    return switch (role) {
      case BEGIN, BELONGS_TO, ACQUIRE, SCOPE_END -> true;
      case RELEASE, END, TOUCH, USE, COUNT, WAIT -> false;
    };
  }

  private static String amount(MethodRule rule, DeclaredMethod method) {
    if (rule.role() != Role.BEGIN && rule.role() != Role.ACQUIRE && rule.role() != Role.RELEASE) {
      return null;
    }
    ValueSource amount = rule.amount();
    return switch (amount.kind()) {
      case CONSTANT -> null;
      case ARGUMENT -> {
        Type[] parameters = method.parameters();
        yield amount.value() < 0 || amount.value() >= parameters.length
            ? outOfRange("amount", amount, method)
            : number("amount", parameters[amount.value()]);
      }
      case RETURN ->
          rule.role() == Role.RELEASE
              ? "its hook runs before there is a return value to be the amount"
              : number("amount", method.returnType());
      case THIS, NONE -> "the rule has no amount";
    };
  }

  private static String handle(MethodRule rule, DeclaredMethod method) {
    if (rule.handle().kind() == ValueSource.Kind.NONE) {
      return null;
    }
    if (rule.handle().kind() == ValueSource.Kind.RETURN && rule.role() != Role.ACQUIRE) {
      return "its hook runs before there is a return value to be the handle";
    }
    return reference("handle", rule.handle(), method);
  }

  private static String results(MethodRule rule, DeclaredMethod method) {
    return switch (rule.role()) {
      case BEGIN ->
          rule.success() == Success.ALWAYS
                  || (rule.success() == Success.RETURN_NON_NULL
                      && rule.subject().kind() == ValueSource.Kind.RETURN)
              ? null
              : "a begin cannot depend on the result";
      case ACQUIRE -> result("success", rule.success(), method);
      case RELEASE -> {
        String refusal = result("success", rule.success(), method);
        yield refusal != null || rule.ends() == Success.NEVER
            ? refusal
            : result("ends", rule.ends(), method);
      }
      case BELONGS_TO, END, TOUCH, USE, SCOPE_END, WAIT ->
          rule.success() == Success.ALWAYS ? null : "its hook cannot depend on the result";
      case COUNT -> number("count", method.returnType());
    };
  }

  private static String result(String what, Success success, DeclaredMethod method) {
    Type type = method.returnType();
    boolean fits =
        switch (success) {
          case ALWAYS -> true;
          case RETURN_TRUE -> type.getSort() == Type.BOOLEAN;
          case RETURN_NON_NULL -> isReference(type);
          case RETURN_NOT_NEGATIVE, RETURN_ZERO -> number(what, type) == null;
          case NEVER -> false;
        };
    return fits
        ? null
        : what + " cannot be " + success + " of a method returning " + type.getClassName();
  }

  private static String reference(String what, ValueSource source, DeclaredMethod method) {
    return switch (source.kind()) {
      case THIS -> method.isStatic() ? "static: there is no this to be the " + what : null;
      case ARGUMENT -> {
        Type[] parameters = method.parameters();
        if (source.value() < 0 || source.value() >= parameters.length) {
          yield outOfRange(what, source, method);
        }
        yield isReference(parameters[source.value()])
            ? null
            : what + " is an argument of type " + parameters[source.value()].getClassName();
      }
      case RETURN ->
          isReference(method.returnType())
              ? null
              : what + " is the return value but it returns " + method.returnType().getClassName();
      case CONSTANT, NONE -> "the rule has no " + what;
    };
  }

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  private static String number(String what, Type type) {
    return switch (type.getSort()) {
      case Type.BYTE, Type.SHORT, Type.CHAR, Type.INT, Type.LONG -> null;
      default -> what + " is of type " + type.getClassName() + ", not int or long";
    };
  }

  private static String outOfRange(String what, ValueSource source, DeclaredMethod method) {
    return what + " is argument " + source.value() + " but it has " + method.parameters().length;
  }
}

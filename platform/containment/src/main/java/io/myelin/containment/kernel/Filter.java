package io.myelin.containment.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A program for the kernel's packet filter that judges each system call by number and arguments.
 */
final class Filter {
  private static final int LOAD = 0x20;
  private static final int AND = 0x54;
  private static final int EQUAL = 0x15;
  private static final int AT_LEAST = 0x35;
  private static final int RETURN = 0x06;

  private static final int NUMBER_AT = 0;
  private static final int ARCHITECTURE_AT = 4;
  private static final int ARGUMENTS_AT = 16;
  private static final int INSTRUCTION = 8;

  private static final long ALLOW = 0x7FFF0000L;
  private static final long KILL = 0x80000000L;
  private static final long ERROR = 0x00050000L;
  static final int NOT_PERMITTED = 1;
  static final int NOT_THERE = 38;

  /**
   * A condition on 32 bits of an argument.
   *
   * @param argument 0 to 5
   * @param upper whether the upper half of it is meant
   * @param equal whether the call is refused when the bits are equal to the value, or when they are
   *     not
   */
  record When(int argument, boolean upper, long mask, boolean equal, long value) {
    static When is(int argument, long value) {
      return new When(argument, false, 0xFFFFFFFFL, true, value);
    }

    static When isNot(int argument, long value) {
      return new When(argument, false, 0xFFFFFFFFL, false, value);
    }

    static When bits(int argument, long mask, boolean equal, long value) {
      return new When(argument, false, mask, equal, value);
    }

    static When[] isPointer(int argument) {
      return new When[] {isNot(argument, 0), new When(argument, true, 0xFFFFFFFFL, false, 0)};
    }
  }

  private record Instruction(int code, int yes, int no, long value) {}

  private final Architecture architecture;
  private final List<Instruction> program = new ArrayList<>();

  /**
   * A filter that allows all calls of this architecture up to a number.
   *
   * @param newest calls above it are said not to exist: nobody has looked at them
   */
  Filter(Architecture architecture, int newest) {
    this.architecture = architecture;
    add(LOAD, 0, 0, ARCHITECTURE_AT);
    add(EQUAL, 1, 0, architecture.audit());
    add(RETURN, 0, 0, KILL);
    add(LOAD, 0, 0, NUMBER_AT);
    // also the second set of numbers that x86-64 has, which begins far above
    add(AT_LEAST, 0, 1, newest + 1L);
    add(RETURN, 0, 0, ERROR | NOT_THERE);
  }

  /** Refuses a call, where the architecture has it. */
  Filter refuse(String call) {
    return always(call, NOT_PERMITTED);
  }

  /** Says that a call does not exist, so that libraries take another way. */
  Filter hide(String call) {
    return always(call, NOT_THERE);
  }

  private Filter always(String call, int error) {
    if (architecture.has(call)) {
      add(EQUAL, 0, 1, architecture.number(call));
      add(RETURN, 0, 0, ERROR | error);
    }
    return this;
  }

  /** Refuses a call under any of the conditions. */
  Filter refuse(String call, When... conditions) {
    if (!architecture.has(call)) {
      return this;
    }
    add(EQUAL, 0, 4 * conditions.length + 1, architecture.number(call));
    for (When when : conditions) {
      add(LOAD, 0, 0, ARGUMENTS_AT + 8L * when.argument() + (when.upper() ? 4 : 0));
      add(AND, 0, 0, when.mask());
      add(EQUAL, when.equal() ? 0 : 1, when.equal() ? 1 : 0, when.value());
      add(RETURN, 0, 0, ERROR | NOT_PERMITTED);
    }
    add(RETURN, 0, 0, ALLOW);
    return this;
  }

  private void add(int code, int yes, int no, long value) {
    program.add(new Instruction(code, yes, no, value));
  }

  /** As the kernel reads it. */
  byte[] assemble() {
    ByteBuffer bytes =
        ByteBuffer.allocate((program.size() + 1) * INSTRUCTION).order(ByteOrder.LITTLE_ENDIAN);
    program.forEach(each -> put(bytes, each));
    put(bytes, new Instruction(RETURN, 0, 0, ALLOW));
    return bytes.array();
  }

  private static void put(ByteBuffer bytes, Instruction each) {
    bytes.putShort((short) each.code());
    bytes.put((byte) each.yes()).put((byte) each.no());
    bytes.putInt((int) each.value());
  }
}

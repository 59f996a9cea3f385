package io.myelin.containment.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the program as the kernel would, on both architectures. */
class FilterTest {
  private static final long ALLOW = 0x7FFF0000L;
  private static final long NOT_PERMITTED = 0x00050001L;
  private static final long NOT_THERE = 0x00050026L;
  private static final long KILL = 0x80000000L;
  private static final long PID = 4711;

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void shouldJudgeByNumber(Architecture on) {
    assertEquals(NOT_PERMITTED, judge(on, false, "socket"));
    assertEquals(ALLOW, judge(on, true, "socket"));
    assertEquals(NOT_PERMITTED, judge(on, true, "execve"));
    assertEquals(NOT_PERMITTED, judge(on, true, "kill"));
    assertEquals(NOT_PERMITTED, judge(on, false, "io_uring_setup"));
    assertEquals(NOT_THERE, judge(on, false, "clone3"));
    assertEquals(NOT_THERE, run(on, false, on.audit(), 471, 0, 0, 0), "not known yet");
    assertEquals(KILL, run(on, false, 0x40000003L, 1, 0, 0, 0), "another architecture");
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void shouldJudgeByArguments(Architecture on) {
    assertEquals(ALLOW, judge(on, false, "clone", 0x3D0F00, 0, 0), "a thread");
    assertEquals(NOT_PERMITTED, judge(on, false, "clone", 0x11, 0, 0), "a process");
    assertEquals(ALLOW, judge(on, false, "tgkill", PID, 1, 6));
    assertEquals(NOT_PERMITTED, judge(on, false, "tgkill", 1, 1, 6));
    assertEquals(ALLOW, judge(on, false, "fcntl", 3, 2, 1));
    assertEquals(NOT_PERMITTED, judge(on, false, "fcntl", 3, 8, 1));
    assertEquals(ALLOW, judge(on, false, "prlimit64", 0, 7, 0), "reads its own");
    assertEquals(NOT_PERMITTED, judge(on, false, "prlimit64", 1, 7, 0));
    assertEquals(NOT_PERMITTED, judge(on, false, "prlimit64", 0, 7, 0x7F0000000000L));
    assertEquals(ALLOW, judge(on, false, "socketpair", 1, 1, 0));
    assertEquals(NOT_PERMITTED, judge(on, false, "socketpair", 1, 2, 0));
    assertEquals(ALLOW, judge(on, true, "socketpair", 1, 2, 0));
    assertEquals(ALLOW, judge(on, false, "utimensat", 3, 0, 0));
    assertEquals(NOT_PERMITTED, judge(on, false, "utimensat", -100, 0x7F0000000000L, 0));
    assertEquals(ALLOW, judge(on, false, "openat", -100, 1, 0x241), "made and written");
    assertEquals(NOT_PERMITTED, judge(on, false, "openat", -100, 1, 0x200));
  }

  private static long judge(Architecture on, boolean network, String call, long... arguments) {
    long[] three = java.util.Arrays.copyOf(arguments, 3);
    return run(on, network, on.audit(), on.number(call), three[0], three[1], three[2]);
  }

  /** The few instructions that the filter is made of. */
  private static long run(
      Architecture on, boolean network, long audit, int number, long a, long b, long c) {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(number).putInt((int) audit).putLong(0).putLong(a).putLong(b).putLong(c);
    ByteBuffer program =
        ByteBuffer.wrap(Seccomp.program(on, network, PID).assemble())
            .order(ByteOrder.LITTLE_ENDIAN);
    assertTrue(program.capacity() / 8 < 4096, "longer than the kernel takes");
    long accumulator = 0;
    int at = 0;
    while (true) {
      int code = program.getShort(at * 8);
      int yes = program.get(at * 8 + 2) & 0xFF;
      int no = program.get(at * 8 + 3) & 0xFF;
      long value = program.getInt(at * 8 + 4) & 0xFFFFFFFFL;
      at++;
      switch (code) {
        case 0x20 -> accumulator = data.getInt((int) value) & 0xFFFFFFFFL;
        case 0x54 -> accumulator &= value;
        case 0x15 -> at += accumulator == value ? yes : no;
        case 0x35 -> at += accumulator >= value ? yes : no;
        case 0x06 -> {
          return value;
        }
        default -> throw new IllegalStateException("instruction " + code);
      }
    }
  }
}

package io.myelin.containment;

/**
 * Does nothing, until its input ends. Systems with Yama let a process read the memory of its own
 * children only, unless the other has allowed it: so what is refused is refused by the containment.
 */
public final class Victim {
  private static final int SET_PTRACER = 0x59616d61;
  private static final long ANYBODY = -1;

  private Victim() {}

  public static void main(String[] arguments) throws Exception {
    Native.load().prctl(SET_PTRACER, ANYBODY, 0, 0, 0);
    System.out.println("ready");
    System.out.flush();
    while (System.in.read() >= 0) {
      // nobody writes
    }
  }
}

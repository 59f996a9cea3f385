package io.myelin.containment.kernel;

import io.myelin.containment.kernel.Filter.When;
import java.io.IOException;
import java.util.List;

/** What a worker may no longer ask of the kernel once its link to the host is open. */
public final class Seccomp {
  private static final int SET_FILTER = 1;
  private static final int ALL_THREADS = 1;
  private static final int INSTRUCTION = 8;

  /** Later calls are unknown to this list, so they do not exist for a worker. */
  private static final int NEWEST = 470;

  private static final List<String> NETWORK =
      List.of("socket", "connect", "bind", "listen", "accept", "accept4");

  private static final List<String> PROGRAMS = List.of("fork", "vfork", "execve", "execveat");

  private static final List<String> OTHER_PROCESSES =
      words(
          "kill tkill rt_sigqueueinfo rt_tgsigqueueinfo ptrace process_vm_readv process_vm_writev"
              + " process_madvise process_mrelease pidfd_open pidfd_getfd pidfd_send_signal kcmp"
              + " setpriority ioprio_set sched_setscheduler sched_setparam sched_setattr"
              + " migrate_pages move_pages shmget shmat shmctl semget semop semctl semtimedop"
              + " msgget msgsnd msgrcv msgctl mq_open mq_unlink add_key request_key keyctl");

  /** What Landlock does not see, and files that no folder shows. */
  private static final List<String> FILES =
      words(
          "chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes futimesat"
              + " setxattr lsetxattr fsetxattr setxattrat removexattr lremovexattr fremovexattr"
              + " removexattrat file_setattr truncate mknod mknodat open_by_handle_at"
              + " name_to_handle_at fanotify_init inotify_add_watch");

  private static final List<String> KERNEL =
      words(
          "io_uring_setup io_uring_enter io_uring_register bpf perf_event_open userfaultfd"
              + " modify_ldt personality iopl ioperm mount umount2 pivot_root chroot unshare setns"
              + " move_mount open_tree open_tree_attr fsopen fsconfig fsmount fspick mount_setattr"
              + " swapon swapoff reboot init_module finit_module delete_module kexec_load"
              + " kexec_file_load acct quotactl quotactl_fd settimeofday clock_settime"
              + " clock_adjtime adjtimex sethostname setdomainname syslog vhangup lookup_dcookie"
              + " nfsservctl setrlimit");

  /** Their arguments lie in memory, where a filter cannot look; libraries know older ways. */
  private static final List<String> HIDDEN = words("clone3 openat2 memfd_create memfd_secret");

  private static final long CLONE_THREAD = 0x10000;
  private static final long STREAM = 1;
  private static final long TRUNCATE_WITHOUT_WRITING = 0x200;
  private static final long TRUNCATE_AND_ACCESS = 0x203;

  private Seccomp() {}

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  /**
   * Installs the filter for all threads of this process, for ever.
   *
   * @param network whether connections stay possible
   */
  public static void install(Kernel kernel, boolean network) throws IOException {
    kernel.forbidPrivileges();
    byte[] program =
        program(kernel.architecture(), network, ProcessHandle.current().pid()).assemble();
    long header = Kernel.words(program.length / INSTRUCTION, Kernel.bytes(program));
    long refused =
        kernel.must(
            "a filter of system calls",
            kernel.architecture().number("seccomp"),
            SET_FILTER,
            ALL_THREADS,
            header,
            0);
    if (refused != 0) {
      throw new IOException("thread " + refused + " could not take the filter of system calls");
    }
  }

  static Filter program(Architecture architecture, boolean network, long pid) {
    Filter filter = new Filter(architecture, NEWEST);
    if (!network) {
      NETWORK.forEach(filter::refuse);
      // one of datagrams would reach every named socket of the system
      filter.refuse("socketpair", When.bits(1, 0xF, false, STREAM));
    }
    PROGRAMS.forEach(filter::refuse);
    OTHER_PROCESSES.forEach(filter::refuse);
    FILES.forEach(filter::refuse);
    KERNEL.forEach(filter::refuse);
    HIDDEN.forEach(filter::hide);
    return filter
        .refuse("clone", When.bits(0, CLONE_THREAD, false, CLONE_THREAD))
        .refuse("tgkill", When.isNot(0, pid))
        // signals by way of a descriptor's owner
        .refuse("fcntl", When.is(1, 8), When.is(1, 10), When.is(1, 15))
        // the same, and keys typed into a terminal
        .refuse("ioctl", When.is(1, 0x8901), When.is(1, 0x8902), When.is(1, 0x5412))
        // reading its own limits is all a worker needs: others' could be lowered, its own raised
        .refuse("prlimit64", concat(When.isNot(0, 0), When.isPointer(2)))
        .refuse("sched_setaffinity", When.isNot(0, 0))
        // times of an open file alone
        .refuse("utimensat", When.isPointer(1))
        // opened for reading, yet emptied: old versions of Landlock let it pass
        .refuse("open", When.bits(1, TRUNCATE_AND_ACCESS, true, TRUNCATE_WITHOUT_WRITING))
        .refuse("openat", When.bits(2, TRUNCATE_AND_ACCESS, true, TRUNCATE_WITHOUT_WRITING));
  }

  private static When[] concat(When first, When... others) {
    When[] all = new When[others.length + 1];
    all[0] = first;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }
}

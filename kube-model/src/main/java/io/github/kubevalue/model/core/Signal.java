package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A signal that ends a container. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record Signal(@JsonValue String text) {
    /** Abort. */
    public static final Signal SIGABRT = new Signal("SIGABRT");
    /** A timer ran out. */
    public static final Signal SIGALRM = new Signal("SIGALRM");
    /** Bad access to memory. */
    public static final Signal SIGBUS = new Signal("SIGBUS");
    /** A child ended. */
    public static final Signal SIGCHLD = new Signal("SIGCHLD");
    /** The older name of SIGCHLD. */
    public static final Signal SIGCLD = new Signal("SIGCLD");
    /** Go on. */
    public static final Signal SIGCONT = new Signal("SIGCONT");
    /** Bad arithmetic. */
    public static final Signal SIGFPE = new Signal("SIGFPE");
    /** The terminal hung up. */
    public static final Signal SIGHUP = new Signal("SIGHUP");
    /** Bad instruction. */
    public static final Signal SIGILL = new Signal("SIGILL");
    /** Interrupted from the keyboard. */
    public static final Signal SIGINT = new Signal("SIGINT");
    /** Input or output is possible. */
    public static final Signal SIGIO = new Signal("SIGIO");
    /** The older name of SIGABRT. */
    public static final Signal SIGIOT = new Signal("SIGIOT");
    /** End at once. */
    public static final Signal SIGKILL = new Signal("SIGKILL");
    /** Nobody reads the pipe. */
    public static final Signal SIGPIPE = new Signal("SIGPIPE");
    /** The older name of SIGIO. */
    public static final Signal SIGPOLL = new Signal("SIGPOLL");
    /** A profiling timer ran out. */
    public static final Signal SIGPROF = new Signal("SIGPROF");
    /** The power fails. */
    public static final Signal SIGPWR = new Signal("SIGPWR");
    /** Quit from the keyboard. */
    public static final Signal SIGQUIT = new Signal("SIGQUIT");
    /** Access to memory that is not there. */
    public static final Signal SIGSEGV = new Signal("SIGSEGV");
    /** Fault of a stack. */
    public static final Signal SIGSTKFLT = new Signal("SIGSTKFLT");
    /** Stop. */
    public static final Signal SIGSTOP = new Signal("SIGSTOP");
    /** Bad system call. */
    public static final Signal SIGSYS = new Signal("SIGSYS");
    /** End. */
    public static final Signal SIGTERM = new Signal("SIGTERM");
    /** A breakpoint. */
    public static final Signal SIGTRAP = new Signal("SIGTRAP");
    /** Stopped from the keyboard. */
    public static final Signal SIGTSTP = new Signal("SIGTSTP");
    /** Reads the terminal from the background. */
    public static final Signal SIGTTIN = new Signal("SIGTTIN");
    /** Writes to the terminal from the background. */
    public static final Signal SIGTTOU = new Signal("SIGTTOU");
    /** Urgent data. */
    public static final Signal SIGURG = new Signal("SIGURG");
    /** The first that programs may use as they like. */
    public static final Signal SIGUSR1 = new Signal("SIGUSR1");
    /** The second that programs may use as they like. */
    public static final Signal SIGUSR2 = new Signal("SIGUSR2");
    /** A virtual timer ran out. */
    public static final Signal SIGVTALRM = new Signal("SIGVTALRM");
    /** The window has another size. */
    public static final Signal SIGWINCH = new Signal("SIGWINCH");
    /** Too much time of the processor. */
    public static final Signal SIGXCPU = new Signal("SIGXCPU");
    /** Too large a file. */
    public static final Signal SIGXFSZ = new Signal("SIGXFSZ");
    /** The first of real time. */
    public static final Signal SIGRTMIN = new Signal("SIGRTMIN");
    /** The 1 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_1 = new Signal("SIGRTMIN+1");
    /** The 2 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_2 = new Signal("SIGRTMIN+2");
    /** The 3 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_3 = new Signal("SIGRTMIN+3");
    /** The 4 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_4 = new Signal("SIGRTMIN+4");
    /** The 5 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_5 = new Signal("SIGRTMIN+5");
    /** The 6 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_6 = new Signal("SIGRTMIN+6");
    /** The 7 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_7 = new Signal("SIGRTMIN+7");
    /** The 8 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_8 = new Signal("SIGRTMIN+8");
    /** The 9 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_9 = new Signal("SIGRTMIN+9");
    /** The 10 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_10 = new Signal("SIGRTMIN+10");
    /** The 11 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_11 = new Signal("SIGRTMIN+11");
    /** The 12 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_12 = new Signal("SIGRTMIN+12");
    /** The 13 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_13 = new Signal("SIGRTMIN+13");
    /** The 14 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_14 = new Signal("SIGRTMIN+14");
    /** The 15 after the first of real time. */
    public static final Signal SIGRTMIN_PLUS_15 = new Signal("SIGRTMIN+15");
    /** The 14 before the last of real time. */
    public static final Signal SIGRTMAX_14 = new Signal("SIGRTMAX-14");
    /** The 13 before the last of real time. */
    public static final Signal SIGRTMAX_13 = new Signal("SIGRTMAX-13");
    /** The 12 before the last of real time. */
    public static final Signal SIGRTMAX_12 = new Signal("SIGRTMAX-12");
    /** The 11 before the last of real time. */
    public static final Signal SIGRTMAX_11 = new Signal("SIGRTMAX-11");
    /** The 10 before the last of real time. */
    public static final Signal SIGRTMAX_10 = new Signal("SIGRTMAX-10");
    /** The 9 before the last of real time. */
    public static final Signal SIGRTMAX_9 = new Signal("SIGRTMAX-9");
    /** The 8 before the last of real time. */
    public static final Signal SIGRTMAX_8 = new Signal("SIGRTMAX-8");
    /** The 7 before the last of real time. */
    public static final Signal SIGRTMAX_7 = new Signal("SIGRTMAX-7");
    /** The 6 before the last of real time. */
    public static final Signal SIGRTMAX_6 = new Signal("SIGRTMAX-6");
    /** The 5 before the last of real time. */
    public static final Signal SIGRTMAX_5 = new Signal("SIGRTMAX-5");
    /** The 4 before the last of real time. */
    public static final Signal SIGRTMAX_4 = new Signal("SIGRTMAX-4");
    /** The 3 before the last of real time. */
    public static final Signal SIGRTMAX_3 = new Signal("SIGRTMAX-3");
    /** The 2 before the last of real time. */
    public static final Signal SIGRTMAX_2 = new Signal("SIGRTMAX-2");
    /** The 1 before the last of real time. */
    public static final Signal SIGRTMAX_1 = new Signal("SIGRTMAX-1");
    /** The last of real time. */
    public static final Signal SIGRTMAX = new Signal("SIGRTMAX");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Signal {}

    @Override
    public String toString() {
        return text;
    }
}

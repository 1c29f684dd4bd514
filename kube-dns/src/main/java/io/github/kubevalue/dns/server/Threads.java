package io.github.kubevalue.dns.server;

import io.vavr.control.Option;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Threads that do not keep the program alive: virtual ones for connections where the JDK has them. */
final class Threads {
    private static final Option<MethodHandle> VIRTUAL = virtual();

    private Threads() {}

    private static Option<MethodHandle> virtual() {
        try {
            return Option.some(MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class)));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Option.none();
        }
    }

    /** Starts a thread that will work all the time. */
    static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Starts a thread that will mostly wait. */
    static void startWaiting(String name, Runnable task) {
        if (VIRTUAL.isEmpty() || !isStarted(VIRTUAL.get(), task)) {
            start(name, task);
        }
    }

    /** Some JDKs have virtual threads but refuse to start one unless told on the command line. */
    private static boolean isStarted(MethodHandle virtual, Runnable task) {
        try {
            Thread thread = (Thread) virtual.invokeExact(task);
            return thread.getId() > 0;
        } catch (UnsupportedOperationException e) {
            return false;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}

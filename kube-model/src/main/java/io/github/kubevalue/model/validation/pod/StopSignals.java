package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The signals that may stop a container, by operating system. (validateStopSignal) */
final class StopSignals {
    private static final Seq<String> WINDOWS = Vector.of("SIGKILL", "SIGTERM");
    private static final Seq<String> LINUX = Vector.of(
                    "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS"
                            .split(" "))
            .appendAll(Vector.of("TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ".split(" ")))
            .append("RTMIN")
            .appendAll(Vector.rangeClosed(1, 15).map(number -> "RTMIN+" + number))
            .append("RTMAX")
            .appendAll(Vector.rangeClosed(1, 14).map(number -> "RTMAX-" + number))
            .map(name -> "SIG" + name)
            .sorted();

    private StopSignals() {}

    static Seq<FieldError> faults(String signal, PodScope pod, FieldPath path) {
        if (pod.os().isEmpty()) {
            return Vector.of(path.forbidden("may not be set for containers with empty `spec.os.name`"));
        }
        String os = pod.os().get();
        Seq<String> known = os.equals("windows") ? WINDOWS : LINUX;
        return os.equals("windows") || os.equals("linux")
                ? Faults.NONE.oneOf(Option.of(signal), path, known).found()
                : Vector.empty();
    }
}

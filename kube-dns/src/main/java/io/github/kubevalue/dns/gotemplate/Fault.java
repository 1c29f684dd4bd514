package io.github.kubevalue.dns.gotemplate;

/** Something is wrong with a template or with its execution. It carries no stack trace. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
        super(message, null, false, false);
    }

    /** Returns a fault of a part of a template that was executed. */
    // text/template/exec.go, errorf
    static Fault at(String place, Object part, String message) {
        return new Fault(place + ": executing \"" + Execution.NAME + "\" at <" + part + ">: " + message);
    }
}

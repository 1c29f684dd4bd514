package io.github.kubevalue.dns.core;

/** What of a plugin of CoreDNS this library has. */
public enum Modelling {
    /** What it does to answers is modelled; an option that is not is refused, by name. */
    MODELLED,
    /** It does not change answers: it logs, measures, or says how queries come. */
    WITHOUT_EFFECT,
    /** What it does to answers is not modelled: queries pass it, and the answer says so. */
    NOT_MODELLED
}

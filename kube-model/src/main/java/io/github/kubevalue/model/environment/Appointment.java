package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * When somebody acts again.
 *
 * @param at the virtual time
 */
record Appointment(Instant at) implements Memory {

    @Override
    public Object asOf(Instant now) {
        return Duration.between(now, at);
    }

    /** It comes again for ever, and a cluster that goes round does so whenever it comes. */
    @Override
    public Object deciding(Instant now) {
        return NONE;
    }

    static Appointment in(Duration time, Moment moment) {
        return new Appointment(moment.now().plus(time));
    }

    /** How long it is until then, as far as anything is remembered and it is not due. */
    static Option<Duration> left(Moment moment) {
        return moment.memory(Appointment.class)
                .map(next -> Duration.between(moment.now(), next.at))
                .filter(left -> !left.isNegative() && !left.isZero());
    }
}

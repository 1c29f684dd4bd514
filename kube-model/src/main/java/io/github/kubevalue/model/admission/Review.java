package io.github.kubevalue.model.admission;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What validating admission says of a request. Reviews are a monoid under {@link #then}: {@link #ALLOWED} is neutral,
 * and nothing comes after a refusal.
 *
 * @param refusal why the request is refused; none if it is allowed
 * @param warnings what the user is told besides: {@code Warning: …} in kubectl
 * @param charges what is to be written together with the object: quotas with the usage they were charged
 */
public record Review(Option<ApiError> refusal, Seq<String> warnings, Seq<KubeObject> charges) {
    /** Nothing against it. */
    public static final Review ALLOWED = new Review(Option.none(), Vector.empty(), Vector.empty());

    /** Returns a refusal. */
    public static Review refused(ApiError why) {
        return new Review(Option.of(why), Vector.empty(), Vector.empty());
    }

    /** Returns a refusal if there is a reason for one. */
    public static Review refusedIf(Option<ApiError> why) {
        return why.map(Review::refused).getOrElse(ALLOWED);
    }

    /** Returns an admission with warnings. */
    public static Review warning(Seq<String> warnings) {
        return warnings.isEmpty() ? ALLOWED : new Review(Option.none(), warnings, Vector.empty());
    }

    /** Returns an admission that writes these objects too. */
    public static Review charging(Seq<KubeObject> charges) {
        return charges.isEmpty() ? ALLOWED : new Review(Option.none(), Vector.empty(), charges);
    }

    /** Whether the request is allowed. */
    public boolean isAllowed() {
        return refusal.isEmpty();
    }

    /** Whether nothing but a yes is said. */
    private boolean isPlain() {
        return isAllowed() && warnings.isEmpty() && charges.isEmpty();
    }

    /** Returns this review and then that; this one, if it refuses. */
    public Review then(Review next) {
        if (isPlain()) {
            return next;
        }
        return !isAllowed() || next.isPlain()
                ? this
                : new Review(next.refusal, warnings.appendAll(next.warnings), charges.appendAll(next.charges));
    }
}

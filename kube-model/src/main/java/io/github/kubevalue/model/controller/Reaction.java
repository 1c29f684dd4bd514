package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;

/** What a controller does about the API server's answer to one of its writes. */
public interface Reaction {
    /** Nothing. */
    Reaction NONE = new Reaction() {};

    /**
     * Returns what to tell people once the object is written.
     *
     * @param object the object as the API server made it, with the name that was generated
     */
    default Option<Event> written(KubeObject object) {
        return Option.none();
    }

    /**
     * Returns what to write next, before the rest of the plan, now that the object is written: what only the answer tells, such
     * as its uid.
     *
     * @param object the object as the API server made it
     */
    default Option<Step> next(KubeObject object) {
        return Option.none();
    }

    /** Returns what to remember of the key, once the object is written, in the place of what the plan says. */
    default Option<Memory> memory() {
        return Option.none();
    }

    /** Returns what to tell people when the write is refused. */
    default Option<Event> refused(ApiError error) {
        return Option.none();
    }

    /** Returns what to write in the place of the rest of the plan when the write is refused. */
    default Option<Step> instead(ApiError error) {
        return Option.none();
    }
}

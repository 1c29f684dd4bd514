package io.github.kubevalue.model.fieldmanager;

import io.github.kubevalue.model.fieldpath.FieldSet;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What a manager owns.
 *
 * @param fields the fields
 * @param apiVersion the version of the API that names them
 * @param time when the manager wrote last
 */
public record Owned(FieldSet fields, String apiVersion, Option<Instant> time) {

    Owned with(FieldSet other) {
        return new Owned(other, apiVersion, time);
    }

    Owned at(Instant now) {
        return new Owned(fields, apiVersion, Option.of(now));
    }
}

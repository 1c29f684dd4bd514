package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.footprint.Objects;
import java.util.ArrayList;
import java.util.List;

/**
 * What an outcome makes of objects.
 *
 * @param objects the objects after it
 * @param woken whom each of its writings wakes
 * @param all all whom it wakes
 */
record Effect(Objects objects, List<List<Desk>> woken, List<Desk> all) {

    /** Returns the effect of one writing, which wakes those. */
    static Effect of(Objects objects, List<Desk> woken) {
        return new Effect(objects, List.of(woken), woken);
    }

    /** Returns the effect of writings that wake those. */
    static Effect ofMany(Objects objects, List<List<Desk>> woken) {
        List<Desk> all = new ArrayList<>();
        woken.forEach(all::addAll);
        return new Effect(objects, woken, List.copyOf(all));
    }

    /** Returns the effect of an outcome that writes nothing. */
    static Effect none(Objects objects) {
        return new Effect(objects, List.of(), List.of());
    }
}

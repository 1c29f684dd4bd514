package io.github.kubevalue.model.resource;

import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.TolerationOperator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Tolerations that say what others say too. (pkg/util/tolerations/tolerations.go) */
public final class Tolerations {
    private Tolerations() {}

    /** Returns both, without those that another of them covers. */
    public static Seq<Toleration> merged(Seq<Toleration> first, Seq<Toleration> second) {
        Seq<Toleration> all = first.appendAll(second);
        Vector<Toleration> merged = Vector.empty();
        for (int i = 0; i < all.size(); i++) {
            Toleration one = all.get(i);
            boolean redundant = merged.exists(other -> covers(other, one))
                    || all.drop(i + 1).exists(other -> !other.equals(one) && covers(other, one));
            merged = redundant ? merged : merged.append(one);
        }
        return merged;
    }

    /** Whether each of these is covered by one that is allowed; where nothing is listed, all are. */
    public static boolean areAllowed(Seq<Toleration> tolerations, Seq<Toleration> allowed) {
        return allowed.isEmpty()
                || tolerations.forAll(toleration -> allowed.exists(other -> covers(other, toleration)));
    }

    private static boolean covers(Toleration wide, Toleration narrow) {
        return wide.equals(narrow)
                || coversKey(wide, narrow)
                        && coversEffect(wide, narrow)
                        && coversTime(wide, narrow)
                        && coversValue(wide, narrow);
    }

    private static boolean coversKey(Toleration wide, Toleration narrow) {
        boolean any = wide.key().getOrElse("").isEmpty() && wide.operator().contains(TolerationOperator.EXISTS);
        return any || wide.key().getOrElse("").equals(narrow.key().getOrElse(""));
    }

    private static boolean coversEffect(Toleration wide, Toleration narrow) {
        return effect(wide).isEmpty() || effect(wide).equals(effect(narrow));
    }

    private static boolean coversTime(Toleration wide, Toleration narrow) {
        boolean bounded = effect(wide).equals(TaintEffect.NO_EXECUTE.text())
                && wide.tolerationSeconds().isDefined();
        return !bounded
                || narrow.tolerationSeconds()
                        .exists(seconds -> seconds <= wide.tolerationSeconds().get());
    }

    private static boolean coversValue(Toleration wide, Toleration narrow) {
        if (wide.operator().contains(TolerationOperator.EXISTS)) {
            return true;
        }
        return wide.operator().forAll(TolerationOperator.EQUAL::equals)
                && narrow.operator().contains(TolerationOperator.EQUAL)
                && narrow.value().getOrElse("").equals(wide.value().getOrElse(""));
    }

    private static String effect(Toleration toleration) {
        return toleration.effect().map(TaintEffect::text).getOrElse("");
    }
}

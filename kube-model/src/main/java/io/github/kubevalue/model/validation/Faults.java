package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The faults found so far, in the order in which upstream finds them.
 *
 * @param found the faults
 */
public record Faults(Vector<FieldError> found) {
    /** No faults. */
    public static final Faults NONE = new Faults(Vector.empty());

    /** Adds a fault if it is one. */
    public Faults when(boolean isFault, FieldError fault) {
        return isFault ? new Faults(found.append(fault)) : this;
    }

    /** Adds faults. */
    public Faults and(Seq<FieldError> faults) {
        return new Faults(found.appendAll(faults));
    }

    /** Adds the faults of a value, if it is given. */
    public <T> Faults given(Option<T> value, Function<T, Seq<FieldError>> faults) {
        return and(value.map(faults).getOrElse(Vector.empty()));
    }

    /** Adds the faults of each item of a list, which has that path. */
    public <T> Faults each(Seq<T> items, FieldPath path, BiFunction<T, FieldPath, Seq<FieldError>> faults) {
        return and(items.zipWithIndex().flatMap(item -> faults.apply(item._1, path.index(item._2))));
    }

    /** Adds a fault for each text of a list that stands there before. */
    public <T> Faults unique(Seq<T> items, FieldPath path, BiFunction<T, FieldPath, FieldError> fault) {
        return and(items.zipWithIndex()
                .filter(item -> items.indexOf(item._1) < item._2)
                .map(item -> fault.apply(item._1, path.index(item._2))));
    }

    /** Adds the fault that a number is negative. */
    public Faults notNegative(Option<? extends Number> number, FieldPath path) {
        return and(number.filter(given -> given.longValue() < 0)
                .map(given -> path.invalid(given.longValue(), "must be greater than or equal to 0"))
                .toVector());
    }

    /** Adds the fault that a text is none of those that are known. */
    public Faults oneOf(Option<?> text, FieldPath path, String... known) {
        return and(text.map(Object::toString)
                .filter(given -> !Vector.of(known).contains(given))
                .map(given -> path.notSupported(given, Vector.of(known)))
                .toVector());
    }

    /** Adds the faults of a text that is to keep a rule. */
    public Faults keeps(Rule rule, Option<String> text, FieldPath path) {
        return and(text.filter(given -> !given.isEmpty())
                .map(given -> path.invalid(given, rule))
                .getOrElse(Vector.empty()));
    }

    /** Adds the faults of a name that must be given and keep a rule. */
    public Faults named(Rule rule, String name, FieldPath path) {
        return name.isEmpty() ? when(true, path.required("")) : and(path.invalid(name, rule));
    }

    /** Adds the fault that a number is no port. */
    public Faults port(int number, FieldPath path) {
        return when(number < 1 || number > 65535, path.invalid(number, "must be between 1 and 65535, inclusive"));
    }

    /** Adds the faults of a label selector. */
    public Faults selector(Option<LabelSelector> selector, FieldPath path) {
        return given(selector, said -> MetadataRules.selector(said, path));
    }
}

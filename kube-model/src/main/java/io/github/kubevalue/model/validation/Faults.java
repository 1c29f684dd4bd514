package io.github.kubevalue.model.validation;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The faults found so far, in the order in which upstream finds them.
 *
 * @param found the faults
 */
public record Faults(Vector<FieldError> found) {
    /** No faults yet. */
    public static final Faults NONE = new Faults(Vector.empty());

    /** Adds a fault if it is one. */
    public Faults when(boolean isFault, FieldError fault) {
        return isFault ? new Faults(found.append(fault)) : this;
    }

    /** Adds a fault if it is one; for faults that take some work to describe. */
    public Faults when(boolean isFault, Supplier<FieldError> fault) {
        return isFault ? when(true, fault.get()) : this;
    }

    /** Adds faults. */
    public Faults and(Seq<FieldError> faults) {
        return faults.isEmpty() ? this : new Faults(found.appendAll(faults));
    }

    /** Adds faults if they count. */
    public Faults andIf(boolean count, Supplier<? extends Seq<FieldError>> faults) {
        return count ? and(faults.get()) : this;
    }

    /** Adds the faults of a value, if it is given. */
    public <T> Faults given(Option<T> value, Function<T, ? extends Seq<FieldError>> faults) {
        return value.isEmpty() ? this : and(faults.apply(value.get()));
    }

    /** Adds the faults of each item of a list, which has that path. */
    public <T> Faults each(Seq<T> items, FieldPath path, BiFunction<T, FieldPath, ? extends Seq<FieldError>> faults) {
        Faults all = this;
        int index = 0;
        for (T item : items) {
            all = all.and(faults.apply(item, path.index(index)));
            index++;
        }
        return all;
    }

    /**
     * Adds the faults of each item of a list but for those that stand, in the same order, in a list whose items have none. Of equal
     * lists with some items added, or each second one left out at most, no item that stays is looked at.
     */
    public <T> Faults eachNew(
            Seq<T> items, Seq<T> before, FieldPath path, BiFunction<T, FieldPath, ? extends Seq<FieldError>> faults) {
        Faults all = this;
        int index = 0;
        int known = 0;
        for (T item : items) {
            int found = isAt(before, known, item) ? known : isAt(before, known + 1, item) ? known + 1 : -1;
            all = found < 0 ? all.and(faults.apply(item, path.index(index))) : all;
            known = found < 0 ? known : found + 1;
            index++;
        }
        return all;
    }

    private static <T> boolean isAt(Seq<T> items, int index, T item) {
        return index < items.size() && items.get(index).equals(item);
    }

    /** Adds a fault for each item of a list that stands there before. */
    public <T> Faults unique(Seq<T> items, FieldPath path, BiFunction<T, FieldPath, FieldError> fault) {
        return items.size() < 2
                ? this
                : and(items.zipWithIndex()
                        .filter(item -> items.indexOf(item._1) < item._2)
                        .map(item -> fault.apply(item._1, path.index(item._2))));
    }

    /** Adds the fault that a text is not given. */
    public Faults required(Option<?> text, FieldPath path) {
        return when(isBlank(text), path::required);
    }

    /** Adds the fault that a number is negative. */
    public Faults notNegative(Option<? extends Number> number, FieldPath path) {
        return number.isEmpty() ? this : notNegative(number.get().longValue(), path);
    }

    /** Adds the fault that a number is negative. */
    public Faults notNegative(long number, FieldPath path) {
        return when(number < 0, () -> path.invalid(number, "must be greater than or equal to 0"));
    }

    /** Adds the fault that a number is outside of the range. */
    public Faults within(long number, long least, long most, FieldPath path) {
        return when(
                number < least || number > most,
                () -> path.invalid(number, "must be between " + least + " and " + most + ", inclusive"));
    }

    /** Adds the fault that a text, if it is given, is none of those that are known. */
    public Faults oneOf(Option<?> text, FieldPath path, String... known) {
        return text.isEmpty() || isAmong(text.get().toString(), known) ? this : oneOf(text, path, Vector.of(known));
    }

    /** Adds the fault that a text, if it is given, is none of those that are known. */
    public Faults oneOf(Option<?> text, FieldPath path, Seq<String> known) {
        return text.isEmpty() || known.contains(text.get().toString())
                ? this
                : when(true, path.notSupported(text.get().toString(), known));
    }

    /** Adds the fault that a text is not given, or none of those that are known. */
    public Faults someOf(Option<?> text, FieldPath path, String... known) {
        return isBlank(text) ? when(true, path.required()) : oneOf(text, path, known);
    }

    /** Adds the faults of a text that is to keep a rule if it is given. */
    public Faults keeps(Rule rule, Option<String> text, FieldPath path) {
        return isBlank(text) ? this : and(path.invalid(text.get(), rule));
    }

    /** Adds the faults of a name that must be given and keep a rule. */
    public Faults named(Rule rule, Option<String> name, FieldPath path) {
        return named(rule, name.getOrElse(""), path);
    }

    /** Adds the faults of a name that must be given and keep a rule. */
    public Faults named(Rule rule, String name, FieldPath path) {
        return name.isEmpty() ? when(true, path.required()) : and(path.invalid(name, rule));
    }

    /** Adds the fault that a number is no port. */
    public Faults port(int number, FieldPath path) {
        return within(number, 1, 65535, path);
    }

    /** Adds the fault that a value is another than before, with the value as messages show it. */
    public <T> Faults immutable(T after, T before, FieldPath path, Function<T, String> shown) {
        return after.equals(before) ? this : when(true, path.invalidJson(shown.apply(after), "field is immutable"));
    }

    private static boolean isAmong(String text, String... known) {
        for (String one : known) {
            if (one.equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(Option<?> text) {
        return text.isEmpty() || text.get().toString().isEmpty();
    }
}

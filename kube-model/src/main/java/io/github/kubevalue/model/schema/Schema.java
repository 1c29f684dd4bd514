package io.github.kubevalue.model.schema;

import io.github.kubevalue.model.json.Json;
import io.vavr.control.Option;

/**
 * The shape of a value. A value may be of several sorts: of a port, a number or a text; of what is unknown, anything.
 *
 * @param scalar what it may be as a scalar
 * @param list what it may be as a list
 * @param map what it may be as an object
 */
public record Schema(Option<ScalarType> scalar, Option<ListSchema> list, Option<MapSchema> map) {
    /** Anything, which is one value whatever it is. */
    public static final Schema UNTYPED = new Schema(
            Option.of(ScalarType.UNTYPED),
            Option.of(ListSchema.atomic(Schema::untyped)),
            Option.of(MapSchema.of(Schema::untyped).withAtomic(true)));

    /** What is not known: objects are merged field by field, lists are one value. */
    public static final Schema DEDUCED = new Schema(
            Option.of(ScalarType.UNTYPED),
            Option.of(ListSchema.atomic(Schema::untyped)),
            Option.of(MapSchema.of(Schema::deduced)));

    /** Returns the shape of a scalar. */
    public static Schema of(ScalarType scalar) {
        return new Schema(Option.of(scalar), Option.none(), Option.none());
    }

    /** Returns the shape of a list. */
    public static Schema of(ListSchema list) {
        return new Schema(Option.none(), Option.of(list), Option.none());
    }

    /** Returns the shape of an object. */
    public static Schema of(MapSchema map) {
        return new Schema(Option.none(), Option.none(), Option.of(map));
    }

    private static Schema untyped() {
        return UNTYPED;
    }

    private static Schema deduced() {
        return DEDUCED;
    }

    /** Returns this shape, whose objects are one value, or are not. */
    public Schema withAtomic(boolean atomic) {
        return new Schema(scalar, list, map.map(object -> object.withAtomic(atomic)));
    }

    /** Returns what this shape says of the sort of a value; the whole shape if it allows no such value. */
    public Schema of(Json value) {
        // structured-merge-diff, typed/helpers.go, deduceAtom
        if (value instanceof Json.Obj) {
            return map.isDefined() ? new Schema(Option.none(), Option.none(), map) : this;
        } else if (value instanceof Json.Arr) {
            return list.isDefined() ? new Schema(Option.none(), list, Option.none()) : this;
        } else if (value instanceof Json.Null) {
            return this;
        }
        return scalar.isDefined() ? new Schema(scalar, Option.none(), Option.none()) : this;
    }

    /** Returns what is known of a field of an object of this shape; what is not known is deduced. */
    public Field field(String name) {
        return map.flatMap(object -> object.field(name)).getOrElse(() -> Field.of(Schema::deduced));
    }

    /** Returns the shape of an item of a list of this shape; what is not known is deduced. */
    public Schema items() {
        return list.map(ListSchema::items).getOrElse(DEDUCED);
    }
}

package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Try;
import java.math.BigDecimal;

/** What type a part of a configuration must have, by the types of Go into which kube-scheduler reads it. */
sealed interface Shape {
    /** The type in Go. */
    String go();

    /** Whether a value is of this type, whatever is in it. */
    boolean fits(Json json);

    /**
     * Returns what does not fit within a value that does.
     *
     * @param where how the value came to be read
     */
    default Seq<FieldError> within(Json json, Place where) {
        return Vector.empty();
    }

    /** Returns what does not fit. */
    private Seq<FieldError> misfits(Json json, Place where) {
        if (json.equals(Json.NULL)) {
            return Vector.empty();
        }
        return fits(json) ? within(json, where) : Vector.of(where.misfit(json, this));
    }

    /**
     * Where a value stands.
     *
     * @param path its field
     * @param struct the name of the type whose field it is
     * @param names the names of the fields that lead there
     * @param reading what is being read, if it is read for itself
     */
    record Place(FieldPath path, String struct, Seq<String> names, String reading) {
        Place child(Struct in, String field) {
            return new Place(path.child(field), in.name, names.append(field), reading);
        }

        Place item(int index) {
            return new Place(path.index(index), struct, names, reading);
        }

        // encoding/json, UnmarshalTypeError
        FieldError misfit(Json json, Shape wanted) {
            return path.invalid(
                    json,
                    reading + "json: cannot unmarshal " + shown(json, wanted) + " into Go struct field " + struct + "."
                            + names.mkString(".") + " of type " + wanted.go());
        }

        private static String shown(Json json, Shape wanted) {
            if (json instanceof Json.Number number) {
                boolean isNumber = wanted == Scalar.INT32 || wanted == Scalar.INT64;
                return isNumber ? "number " + number.value().toPlainString() : "number";
            }
            if (json instanceof Json.Text) {
                return "string";
            }
            return json instanceof Json.Bool ? "bool" : json instanceof Json.Obj ? "object" : "array";
        }
    }

    /** A single value. */
    enum Scalar implements Shape {
        STRING("string"),
        BOOL("bool"),
        INT32("int32"),
        INT64("int64");

        private final String go;

        Scalar(String go) {
            this.go = go;
        }

        @Override
        public String go() {
            return go;
        }

        @Override
        public boolean fits(Json json) {
            return switch (this) {
                case STRING -> json instanceof Json.Text;
                case BOOL -> json instanceof Json.Bool;
                case INT32 -> json instanceof Json.Number number && isWhole(number.value(), Integer.SIZE);
                case INT64 -> json instanceof Json.Number number && isWhole(number.value(), Long.SIZE);
            };
        }

        private static boolean isWhole(BigDecimal value, int bits) {
            return Try.of(value::toBigIntegerExact).exists(whole -> whole.bitLength() < bits);
        }
    }

    /** A list. */
    record Items(Shape each) implements Shape {
        @Override
        public String go() {
            return "[]" + each.go();
        }

        @Override
        public boolean fits(Json json) {
            return json instanceof Json.Arr;
        }

        @Override
        public Seq<FieldError> within(Json json, Place where) {
            return ((Json.Arr) json).items().zipWithIndex().flatMap(item -> each.misfits(item._1, where.item(item._2)));
        }
    }

    /** An object with fields; those that are not named here may be anything. */
    record Struct(String name, Map<String, Shape> fields) implements Shape {
        static Struct named(String name) {
            return new Struct(name, LinkedHashMap.empty());
        }

        Struct with(String field, Shape shape) {
            return new Struct(name, fields.put(field, shape));
        }

        @Override
        public String go() {
            return "v1." + name;
        }

        @Override
        public boolean fits(Json json) {
            return json instanceof Json.Obj;
        }

        @Override
        public Seq<FieldError> within(Json json, Place where) {
            return fields.toVector()
                    .flatMap((Tuple2<String, Shape> field) -> json.get(field._1)
                            .toVector()
                            .flatMap(value -> field._2.misfits(value, where.child(this, field._1))));
        }

        /** Returns the fields of a document that do not fit. */
        Seq<FieldError> misfits(Json document) {
            return within(document, new Place(FieldPath.ROOT, name, Vector.empty(), ""));
        }

        /** Returns the fields of arguments that do not fit, which are read for themselves. */
        Seq<FieldError> misfits(Json args, FieldPath path, String plugin) {
            String reading = "decoding args for plugin " + plugin + ": ";
            return within(args, new Place(path, name, Vector.empty(), reading));
        }
    }
}

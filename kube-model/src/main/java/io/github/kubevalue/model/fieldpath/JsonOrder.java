package io.github.kubevalue.model.fieldpath;

import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple2;
import io.vavr.collection.Iterator;
import io.vavr.collection.Vector;
import java.util.Comparator;

/** The order of values: numbers, texts, truth values, lists, objects, null. (structured-merge-diff, value/value.go, Compare) */
final class JsonOrder implements Comparator<Json> {
    static final JsonOrder INSTANCE = new JsonOrder();

    private JsonOrder() {}

    @Override
    public int compare(Json left, Json right) {
        int bySort = Integer.compare(sort(left), sort(right));
        if (bySort != 0) {
            return bySort;
        } else if (left instanceof Json.Number one && right instanceof Json.Number other) {
            return one.value().compareTo(other.value());
        } else if (left instanceof Json.Text one && right instanceof Json.Text other) {
            return one.value().compareTo(other.value());
        } else if (left instanceof Json.Bool one && right instanceof Json.Bool other) {
            return Boolean.compare(one.value(), other.value());
        } else if (left instanceof Json.Arr one && right instanceof Json.Arr other) {
            return compare(one.items(), other.items());
        }
        return left instanceof Json.Obj one && right instanceof Json.Obj other ? compare(one, other) : 0;
    }

    private static int sort(Json json) {
        if (json instanceof Json.Number) {
            return 0;
        } else if (json instanceof Json.Text) {
            return 1;
        } else if (json instanceof Json.Bool) {
            return 2;
        } else if (json instanceof Json.Arr) {
            return 3;
        }
        return json instanceof Json.Obj ? 4 : 5;
    }

    private int compare(Vector<Json> left, Vector<Json> right) {
        return left.zip(right)
                .map(pair -> compare(pair._1, pair._2))
                .find(order -> order != 0)
                .getOrElse(() -> Integer.compare(left.size(), right.size()));
    }

    private int compare(Json.Obj left, Json.Obj right) {
        Iterator<Tuple2<String, Json>> one = sorted(left).iterator();
        Iterator<Tuple2<String, Json>> other = sorted(right).iterator();
        return one.zip(other)
                .map(pair -> compare(pair._1, pair._2))
                .find(order -> order != 0)
                .getOrElse(() ->
                        Integer.compare(left.fields().size(), right.fields().size()));
    }

    private int compare(Tuple2<String, Json> left, Tuple2<String, Json> right) {
        int byName = left._1.compareTo(right._1);
        return byName != 0 ? byName : compare(left._2, right._2);
    }

    private static Vector<Tuple2<String, Json>> sorted(Json.Obj object) {
        return object.fields().toVector().sortBy(Comparator.<String>naturalOrder(), field -> field._1);
    }
}

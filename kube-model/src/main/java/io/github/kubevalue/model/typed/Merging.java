package io.github.kubevalue.model.typed;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Field;
import io.github.kubevalue.model.schema.ListSchema;
import io.github.kubevalue.model.schema.MapSchema;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Puts what somebody applies into what there is. (structured-merge-diff, typed/merge.go) */
final class Merging {

    Json merged(Json live, Json config, Schema schema) {
        return merged(Option.of(live), Option.of(config), schema);
    }

    private Json merged(Option<Json> live, Option<Json> config, Schema schema) {
        if (config.isEmpty()) {
            return live.get();
        } else if (live.isEmpty()) {
            return config.get();
        }
        Schema shape = schema.of(config.get());
        Json one = live.get();
        Json two = config.get();
        if (shape.map().isDefined() && !shape.map().get().isAtomic()) {
            return objects(one, two, shape.map().get());
        }
        boolean isList = shape.map().isEmpty()
                && shape.scalar().isEmpty()
                && shape.list().isDefined();
        return isList && !shape.list().get().isAtomic()
                ? lists(one, two, shape.list().get())
                : two;
    }

    private Json objects(Json live, Json config, MapSchema shape) {
        LinkedHashMap<String, Json> mine = live instanceof Json.Obj object ? object.fields() : LinkedHashMap.empty();
        LinkedHashMap<String, Json> theirs =
                config instanceof Json.Obj object ? object.fields() : LinkedHashMap.empty();
        if (mine.isEmpty() && theirs.isEmpty()) {
            return config;
        }
        LinkedHashMap<String, Json> all = mine;
        for (Tuple2<String, Json> field : theirs) {
            Schema part = shape.field(field._1).map(Field::schema).getOrElse(Schema.DEDUCED);
            all = all.put(field._1, merged(mine.get(field._1), Option.of(field._2), part));
        }
        return new Json.Obj(all);
    }

    private Json lists(Json live, Json config, ListSchema shape) {
        Vector<Json> mine = live instanceof Json.Arr array ? array.items() : Vector.empty();
        Vector<Json> theirs = config instanceof Json.Arr array ? array.items() : Vector.empty();
        if (mine.isEmpty() && theirs.isEmpty()) {
            return config;
        }
        return new Json.Arr(new ListMerging(this, new ListItems(shape)).merged(mine, theirs));
    }
}

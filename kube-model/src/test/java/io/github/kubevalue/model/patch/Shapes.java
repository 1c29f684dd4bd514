package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.schema.Schema;
import io.github.kubevalue.model.schema.Schemas;

/** Shapes of objects with a field of every sort. */
public final class Shapes {
    private static final String ITEM_FIELDS = "'name':{'type':'string'},'value':{'type':'integer'},"
            + "'labels':{'type':'object','additionalProperties':{'type':'string'}},"
            + "'marks':{'type':'array','x-kubernetes-list-type':'set','x-kubernetes-patch-strategy':'merge','items':{'type':'string'}}";
    private static final String ITEM = "{'type':'object','properties':{" + ITEM_FIELDS + "}}";
    private static final String ITEMS = "'type':'array','items':" + ITEM;

    /** A shape with maps and lists of every sort, one of them by two keys. */
    public static final Schema ALL_SORTS = parse("{'type':'object','properties':{" + ITEM_FIELDS + ","
            + "'one':" + ITEM + ",'whole':{'type':'object','x-kubernetes-map-type':'atomic','properties':{"
            + ITEM_FIELDS + "}},"
            + "'items':{'x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['name'],"
            + "'x-kubernetes-patch-strategy':'merge','x-kubernetes-patch-merge-key':'name'," + ITEMS + "},"
            + "'retained':{'x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['name'],"
            + "'x-kubernetes-patch-strategy':'merge,retainKeys','x-kubernetes-patch-merge-key':'name'," + ITEMS + "},"
            + "'list':{" + ITEMS + "}}}");

    private Shapes() {}

    private static Schema parse(String json) {
        return Schemas.structural(JsonText.parse(json.replace('\'', '"')).get());
    }
}

package io.github.kubevalue.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuralSchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {'type':'integer'}                                        | NUMERIC
        {'type':'number'}                                         | NUMERIC
        {'type':'boolean'}                                        | BOOLEAN
        {'type':'string'}                                         | STRING
        {'type':'string','format':'byte'}                         | STRING
        {'type':'string','format':'date-time'}                    | UNTYPED
        {'x-kubernetes-int-or-string':true}                       | UNTYPED
        """)
    void scalarsAreWhatTheirTypeAndFormatSay(String schema, ScalarType type) {
        assertThat(field(schema).schema().scalar()).contains(type);
    }

    @Test
    void listsAreOneValueUnlessTheSchemaSaysOtherwise() {
        String item = "'items':{'type':'object','properties':{'name':{'type':'string','default':'a'}}}";
        ListSchema plain =
                field("{'type':'array'," + item + "}").schema().list().get();
        ListSchema set = field("{'type':'array','x-kubernetes-list-type':'set','items':{'type':'string'}}")
                .schema()
                .list()
                .get();
        ListSchema map = field("{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['name'],"
                        + item + "}")
                .schema()
                .list()
                .get();

        assertThat(plain.isAtomic()).isTrue();
        assertThat(set.type()).isEqualTo(ListType.SET);
        assertThat(map.type()).isEqualTo(ListType.MAP);
        assertThat(map.keys()).containsExactly("name");
        assertThat(map.items().field("name").initial()).contains(Json.of("a"));
    }

    @Test
    void mapsAreManyValuesUnlessTheSchemaSaysOtherwise() {
        MapSchema open = field("{'type':'object','additionalProperties':{'type':'integer'}}")
                .schema()
                .map()
                .get();
        MapSchema whole = field(
                        "{'type':'object','x-kubernetes-map-type':'atomic','properties':{'a':{'type':'string'}}}")
                .schema()
                .map()
                .get();

        assertThat(open.isAtomic()).isFalse();
        assertThat(open.field("any").get().schema().scalar()).contains(ScalarType.NUMERIC);
        assertThat(whole.isAtomic()).isTrue();
        assertThat(whole.field("b")).isEmpty();
    }

    @Test
    void whatIsPreservedIsDeducedAtAnyDepth() {
        MapSchema kept = field("{'type':'object','x-kubernetes-preserve-unknown-fields':true,"
                        + "'properties':{'a':{'type':'object','properties':{'b':{'type':'string'}}}}}")
                .schema()
                .map()
                .get();

        assertThat(kept.field("other").get().schema()).isSameAs(Schema.DEDUCED);
        assertThat(kept.field("a")
                        .get()
                        .schema()
                        .map()
                        .get()
                        .field("other")
                        .get()
                        .schema())
                .isSameAs(Schema.DEDUCED);
    }

    @Test
    void metadataAreThoseOfAnyObject() {
        assertThat(Schemas.schemaless()
                        .field("metadata")
                        .schema()
                        .field("ownerReferences")
                        .schema()
                        .list()
                        .get()
                        .keys())
                .containsExactly("uid");
        assertThat(Schemas.schemaless().field("spec").schema()).isSameAs(Schema.DEDUCED);
    }

    private static Field field(String schema) {
        String object = "{'type':'object','properties':{'field':" + schema + "}}";
        return Schemas.structural(JsonText.parse(object.replace('\'', '"')).get())
                .field("field");
    }
}

package io.github.kubevalue.model.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonAppend;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.ser.VirtualBeanPropertyWriter;
import com.fasterxml.jackson.databind.util.Annotations;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.Tuple2;

/** Writes the fields that a type does not name beside those that it does. */
final class OtherFieldsWriter extends VirtualBeanPropertyWriter {
    private static final long serialVersionUID = 1L;

    /** Put upon {@link ApiValue}, makes Jackson write its other fields. */
    @JsonAppend(props = @JsonAppend.Prop(value = OtherFieldsWriter.class, name = "otherFields"))
    interface Appended {}

    OtherFieldsWriter() {}

    private OtherFieldsWriter(BeanPropertyDefinition property, Annotations annotations, JavaType type) {
        super(property, annotations, type);
    }

    @Override
    public OtherFieldsWriter withConfig(
            MapperConfig<?> config, AnnotatedClass owner, BeanPropertyDefinition property, JavaType type) {
        return new OtherFieldsWriter(property, owner.getAnnotations(), type);
    }

    @Override
    protected Object value(Object bean, JsonGenerator out, SerializerProvider provider) {
        return ((ApiValue) bean).otherFields();
    }

    @Override
    public void serializeAsField(Object bean, JsonGenerator out, SerializerProvider provider) throws Exception {
        for (Tuple2<String, Json> field : ((ApiValue) bean).otherFields()) {
            out.writeFieldName(field._1);
            provider.defaultSerializeValue(field._2, out);
        }
    }
}

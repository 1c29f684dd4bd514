package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;

/**
 * A value of the Kubernetes API: its typed fields, and whatever else the document said. Its text has the fields that say
 * something: <code>ContainerPort{name: http, containerPort: 80}</code>.
 */
public interface ApiValue {

    /** The fields that the type does not name, whole and in the order of the document. */
    @JsonIgnore
    LinkedHashMap<String, Json> otherFields();
}

package io.github.kubevalue.dsl.build;

/** The inside of a namespace in the saying. */
public interface NamespaceStage extends ObjectsStage<NamespaceStage> {

    /** Labels the namespace. */
    NamespaceStage label(String key, String value);
}

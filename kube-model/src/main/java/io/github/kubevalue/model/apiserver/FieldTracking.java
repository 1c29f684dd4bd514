package io.github.kubevalue.model.apiserver;

/** From when on an API server keeps account of who owns which fields of an object. */
public enum FieldTracking {
    /** From the first server-side apply of the object on: whoever wrote before is {@code before-first-apply}. */
    FROM_FIRST_APPLY,
    /** From the creation of the object on, as kube-apiserver does; every write of every object then costs more. */
    FROM_CREATION
}

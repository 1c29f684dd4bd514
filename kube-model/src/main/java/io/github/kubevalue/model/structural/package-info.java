/**
 * Structural schemas: what the schema of a CustomResourceDefinition must be, and what it does to custom resources. It
 * prunes what it does not name, fills in defaults, and finds what does not fit, in the words of the API server.
 *
 * <p>The rules in the Common Expression Language that a schema may hold are not here.
 */
@NullMarked
package io.github.kubevalue.model.structural;

import org.jspecify.annotations.NullMarked;

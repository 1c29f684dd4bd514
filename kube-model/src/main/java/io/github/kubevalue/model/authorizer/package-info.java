/**
 * Who may do what: users, what they ask for, and the answers of authorizers with the rule that decided. How a user proves who
 * he is, is not modelled; webhooks as authorizers are not either.
 */
@NullMarked
package io.github.kubevalue.model.authorizer;

import org.jspecify.annotations.NullMarked;

/// `view!` without inner HTML, and smaller.
///
/// Leptos makes every element that is all literals a string for the HTML parser, which
/// `trusted-types 'none'` forbids. Here each literal becomes a block, and blocks are never part of such a
/// string. What is left to avoid by hand: elements inside elements with neither words nor attributes.
///
/// Literal attributes are all set by name: as methods, each would have a type of its own in the wasm. They
/// stand before the others: behind a name, the block would read as the body of a struct.
macro_rules! html {
    (@ [$($done:tt)*]) => { ::leptos::view! { $($done)* } };
    (@ [$($done:tt)*] aria - $name:ident = $value:literal $($rest:tt)*) => {
        html!(@ [$($done)* {$crate::ui::macros::attribute(concat!("aria-", stringify!($name)), $value)}] $($rest)*)
    };
    (@ [$($done:tt)*] $name:ident = $value:literal $($rest:tt)*) => {
        html!(@ [$($done)* {$crate::ui::macros::attribute(stringify!($name), $value)}] $($rest)*)
    };
    // A minus may begin a literal, but here it stands inside names such as `aria-label`.
    (@ [$($done:tt)*] - $($rest:tt)*) => { html!(@ [$($done)* -] $($rest)*) };
    (@ [$($done:tt)*] $words:literal $($rest:tt)*) => { html!(@ [$($done)* {$words}] $($rest)*) };
    (@ [$($done:tt)*] $next:tt $($rest:tt)*) => { html!(@ [$($done)* $next] $($rest)*) };
    ($($tokens:tt)*) => { html!(@ [] $($tokens)*) };
}

pub(super) use html;
pub(super) use leptos::tachys::html::attribute::custom::custom_attribute as attribute;

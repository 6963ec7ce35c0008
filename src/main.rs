//! The command line of Tessera.

fn main() {
    print!("{}", tessera::resolvers::sdl());
}

// The bundler imports a policy to begin with as text.
declare module '*.yaml' {
  const text: string;
  export default text;
}
